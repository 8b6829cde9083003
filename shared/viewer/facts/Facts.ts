import type { MessageKey } from '../../i18n/catalogue.ts';
import type { ElementId } from '../../model/ids.ts';
import { text } from '../inBoth.ts';
import type { Text } from '../Text.ts';

/** A line about an element in the reader's words; `to` is an element that it leads to. */
export interface Fact {
  readonly label: Text;
  readonly value: Text;
  readonly to?: ElementId;
}

export interface Facts {
  readonly title: Text;
  readonly rows: readonly Fact[];
  /** A list of places to go to: what stands before each is not worth saying. */
  readonly ways?: 'in' | 'out';
}

/** A fact, or nothing where the model says nothing. */
export const fact = (label: MessageKey, value: Text | null | undefined, to?: ElementId): readonly Fact[] =>
  value === undefined || value === null || value === '' ? [] : [{ label: text(label), value, ...(to === undefined ? {} : { to }) }];

/** What is only worth a line where it is so. */
export const yes = (label: MessageKey, holds: boolean | undefined): readonly Fact[] => (holds ? fact(label, text('inspector.feel.yes')) : []);

/** A group, or nothing when it has no rows. */
export const facts = (title: MessageKey, rows: readonly Fact[]): readonly Facts[] => (rows.length === 0 ? [] : [{ title: text(title), rows }]);
