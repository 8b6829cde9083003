import type { Locale } from '../i18n/Locale.ts';
import type { NodeId } from '../model/ids.ts';

/*
 * A process handbook as plain data: DOCX, HTML and Markdown are three ways of writing it down. Texts are as people
 * typed them; whoever writes a file escapes.
 */

/** `quiet`: beside the point; `warning`: must not be missed. */
export type Tone = 'strong' | 'quiet' | 'warning';

export interface Line {
  readonly text: string;
  readonly tone?: Tone | undefined;
}

/** Lines one below the other. */
export type Cell = string | readonly Line[];

export interface Column {
  readonly title: string;
  /** Its part of the table, relative to the other columns. */
  readonly width: number;
  readonly align?: 'centre' | 'end';
  /** Its title reads upwards, because the column is narrower than that. */
  readonly isTurned?: boolean;
}

export interface Table {
  readonly kind: 'table';
  /** What it shows, for those who cannot see it. */
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Fact {
  readonly label: string;
  readonly value: Cell;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: Tone | undefined }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly title: string; readonly facts: readonly Fact[] }
  | Table
  /** A level of the diagram; `root` as in `toSvg`. */
  | { readonly kind: 'picture'; readonly root: NodeId | null; readonly caption: string; readonly description: string };

export interface Section {
  /** Unique in the handbook, fit for an anchor. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

export interface Handbook {
  readonly locale: Locale;
  readonly title: string;
  /** What kind of document it is, and of which variant. */
  readonly subtitle: string;
  /** On the title page. */
  readonly facts: readonly Fact[];
  /** To be filled in by hand: who prepared, checked and released it. */
  readonly release: Table;
  readonly sections: readonly Section[];
}

export const linesOf = (cell: Cell): readonly Line[] => (typeof cell === 'string' ? [{ text: cell }] : cell);
