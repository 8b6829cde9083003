import { find } from '../../shared/model/ProcessModel.ts';
import type { ReplayPane } from './replayStore.ts';

/** Dark enough for a white number on them and for either theme, told apart by lightness too. */
const PALETTE = ['#4f46e5', '#0b7a70', '#b45309', '#be2f7a', '#1d6fb8', '#6d28a8', '#3f7d20', '#b3261e', '#4b5563', '#8a6100'] as const;

/** How tokens are coloured: by the class of the case where the model has classes, else each case by itself. */
export interface TokenColours {
  readonly of: (row: number) => string;
  /** What the colours mean; empty when they only tell cases apart. */
  readonly classes: readonly { readonly name: string; readonly colour: string }[];
}

const colourAt = (i: number): string => PALETTE[i % PALETTE.length]!;

const made = new WeakMap<ReplayPane, TokenColours>();

export function tokenColours(pane: ReplayPane): TokenColours {
  const known = made.get(pane);
  if (known) return known;
  const colours = makeColours(pane);
  made.set(pane, colours);
  return colours;
}

function makeColours({ model, replay: { trace: { cases } } }: ReplayPane): TokenColours {
  const attribute = find(model.attributes, model.meta.settings.caseClass);
  if (attribute) {
    const classOf = cases.attributes.map((values) => String(values?.[attribute.id] ?? values?.[attribute.name] ?? '–'));
    const names = [...new Set(classOf)].toSorted();
    if (names.length > 1) return { of: (row) => colourAt(names.indexOf(classOf[row] ?? '')), classes: names.map((name, i) => ({ name, colour: colourAt(i) })) };
  }
  return { of: (row) => colourAt(cases.number[row]!), classes: [] };
}
