import type { ChartShape } from './Flowchart.ts';

/** Brackets around the text of a node, longest first, and what may close each. */
export const SHAPE_BRACKETS: readonly { readonly open: string; readonly close: readonly (readonly [string, ChartShape])[] }[] = [
  { open: '(((', close: [[')))', 'doubleCircle']] },
  { open: '((', close: [['))', 'circle']] },
  { open: '([', close: [['])', 'terminal']] },
  { open: '(-', close: [['-)', 'rounded']] },
  { open: '[[', close: [[']]', 'subroutine']] },
  { open: '[(', close: [[')]', 'store']] },
  { open: '[/', close: [['/]', 'data'], ['\\]', 'manual']] },
  { open: '[\\', close: [['\\]', 'data'], ['/]', 'manual']] },
  { open: '{{', close: [['}}', 'hexagon']] },
  { open: '[', close: [[']', 'rectangle']] },
  { open: '(', close: [[')', 'rounded']] },
  { open: '{', close: [['}', 'diamond']] },
  { open: '>', close: [[']', 'rectangle']] },
];

/** Names of shapes in `A@{ shape: … }`. One that is not listed is drawn as a step. */
const NAMES: readonly (readonly [ChartShape, string])[] = [
  ['rounded', 'rounded event'],
  ['terminal', 'stadium pill terminal'],
  ['circle', 'circle circ f-circ junction filled-circle cross-circ summary crossed-circle'],
  ['doubleCircle', 'dbl-circ double-circle'],
  ['start', 'sm-circ start small-circle'],
  ['end', 'fr-circ stop framed-circle'],
  ['subroutine', 'fr-rect subproc subprocess subroutine framed-rectangle'],
  ['store', 'cyl db database cylinder das h-cyl horizontal-cylinder lin-cyl disk lined-cylinder bow-rect stored-data bow-tie-rectangle win-pane internal-storage window-pane datastore'],
  ['data', 'lean-r lean-right in-out lean-l lean-left out-in'],
  ['document', 'doc document docs documents st-doc stacked-document lin-doc lined-document tag-doc tagged-document flag paper-tape'],
  ['diamond', 'diam diamond decision question'],
  ['hexagon', 'hex hexagon prepare'],
  ['manual', 'trap-b trapezoid-bottom priority trapezoid trap-t trapezoid-top manual inv-trapezoid sl-rect manual-input sloped-rectangle flip-tri manual-file flipped-triangle'],
  ['note', 'text comment brace brace-l brace-r braces'],
  ['fork', 'fork join'],
  ['delay', 'delay half-rounded-rectangle'],
];
const SHAPE_OF = new Map(NAMES.flatMap(([shape, names]) => names.split(' ').map((name) => [name, shape] as const)));

export const shapeNamed = (name: string): ChartShape => SHAPE_OF.get(name.toLowerCase()) ?? 'rectangle';
