import type { NodeKind, ProcessNode, ReceiveTask } from '../model/Node.ts';
import { drawEventIcon } from './eventIcons.ts';
import { iconLine } from './ink.ts';
import type { Mark, Paint, Picture } from './Picture.ts';
import { placePath } from './placePath.ts';

/** A gear around a centre: `teeth` trapezoids between two radii. */
function gear(cx: number, cy: number, outer: number, inner: number, teeth: number): string {
  const points: string[] = [];
  const step = (Math.PI * 2) / teeth;
  for (let i = 0; i < teeth; i++) {
    for (const [part, radius] of [[-0.28, inner], [-0.17, outer], [0.17, outer], [0.28, inner]] as const) {
      const angle = (i + part) * step - Math.PI / 2;
      points.push(`${(cx + Math.cos(angle) * radius).toFixed(2)} ${(cy + Math.sin(angle) * radius).toFixed(2)}`);
    }
  }
  return `M ${points.join(' L ')} Z`;
}
const ring = (cx: number, cy: number, r: number) => `M ${cx - r} ${cy} A ${r} ${r} 0 1 0 ${cx + r} ${cy} A ${r} ${r} 0 1 0 ${cx - r} ${cy} Z`;

interface IconPart {
  readonly d: string;
  readonly fill: 'none' | 'ground' | 'ink';
  readonly line: 'ink' | 'ground' | 'none';
}

/** Each in a box of 16 × 16 (BPMN 2.0.2 table 10.3 and figures 10.11–10.17). */
const ICONS: Partial<Record<NodeKind, readonly IconPart[]>> = {
  userTask: [
    { d: 'M 1.5 14.5 V 13 C 1.5 10.6 3.6 9.4 6 9.1 L 8 11 L 10 9.1 C 12.4 9.4 14.5 10.6 14.5 13 V 14.5 Z', fill: 'ground', line: 'ink' },
    { d: ring(8, 5, 3.3), fill: 'ground', line: 'ink' },
    { d: 'M 4.7 5 C 4.7 2.9 6.2 1.7 8 1.7 C 9.8 1.7 11.3 2.9 11.3 5 C 10 4.8 9.6 4 9 3.7 C 8 4.6 6.2 4.8 4.7 5 Z', fill: 'ink', line: 'none' },
  ],
  serviceTask: [
    { d: gear(6.4, 6.4, 5.6, 4.1, 8), fill: 'ground', line: 'ink' },
    { d: gear(9.6, 9.8, 5.6, 4.1, 8), fill: 'ground', line: 'ink' },
    { d: ring(9.6, 9.8, 1.8), fill: 'ground', line: 'ink' },
  ],
  manualTask: [
    { d: 'M 1 6.6 L 5 3.2 C 5.9 2.5 7 3.2 6.6 4.2 L 6 5.4 H 13.4 C 14.8 5.4 14.8 7.3 13.4 7.3 H 9.6 H 14.2 C 15.5 7.3 15.5 9.1 14.2 9.1 H 9.6 H 13.6 C 14.9 9.1 14.9 10.9 13.6 10.9 H 9.6 H 12.5 C 13.8 10.9 13.8 12.7 12.5 12.7 H 5 C 2.6 12.7 1 11.4 1 9.4 Z', fill: 'ground', line: 'ink' },
  ],
  scriptTask: [
    { d: 'M 5 1.5 H 13.6 C 11.4 3.8 11.4 5.4 12.6 7.8 C 13.9 10.4 13.6 12.3 11.4 14.5 H 2.6 C 4.8 12.3 5 10.4 3.8 7.8 C 2.5 5.3 2.8 3.6 5 1.5 Z', fill: 'ground', line: 'ink' },
    { d: 'M 5.4 4.4 H 9.6 M 5.6 6.8 H 10 M 6.6 9.2 H 11 M 6.4 11.6 H 10.8', fill: 'none', line: 'ink' },
  ],
  businessRuleTask: [
    { d: 'M 1.5 2.5 H 14.5 V 13.5 H 1.5 Z', fill: 'ground', line: 'ink' },
    { d: 'M 1.5 2.5 H 14.5 V 6 H 1.5 Z', fill: 'ink', line: 'ink' },
    { d: 'M 1.5 9.7 H 14.5 M 5.4 6 V 13.5', fill: 'none', line: 'ink' },
  ],
  sendTask: [
    { d: 'M 1.2 3.2 H 14.8 V 12.8 H 1.2 Z', fill: 'ink', line: 'ink' },
    { d: 'M 1.6 3.6 L 8 8.8 L 14.4 3.6', fill: 'none', line: 'ground' },
  ],
  receiveTask: [
    { d: 'M 1.2 3.2 H 14.8 V 12.8 H 1.2 Z', fill: 'ground', line: 'ink' },
    { d: 'M 1.2 3.2 L 8 8.8 L 14.8 3.2', fill: 'none', line: 'ink' },
  ],
};

/** Height that the icon takes from the top of a step, px. */
export const ICON_ROW = 23;
/** Width that it takes from the left side, px. */
export const ICON_COLUMN = 24;
export const hasTaskIcon = (kind: NodeKind): boolean => kind in ICONS;

/** Of the ring around the envelope of a receive task that starts the process, px; it stands around the middle of the icon. */
const RING = 8.8;

/** The sign of a message start event, small: such a task starts the process as that does (BPMN 2.0.2 figure 10.17). */
function drawMessageStart(ink: Paint, ground: Paint, at: { readonly x: number; readonly y: number }): Picture {
  const centre = { x: at.x + 8, y: at.y + 8 };
  return [
    { kind: 'circle', role: 'icon', cx: centre.x, cy: centre.y, r: RING, fill: 'none', stroke: { paint: ink, width: 1 } },
    ...drawEventIcon('message', { throws: false, ink, ground, centre, scale: 0.62 }),
  ];
}

/** The icon in the top left corner that tells what sort of task it is. */
export function drawTaskIcon(task: Pick<ProcessNode, 'kind'> & Partial<Pick<ReceiveTask, 'instantiate'>>, ink: Paint, ground: Paint, at: { readonly x: number; readonly y: number }): Picture {
  if (task.kind === 'receiveTask' && task.instantiate === true) return drawMessageStart(ink, ground, at);
  const paint = (of: IconPart['fill']): Paint => (of === 'ink' ? ink : of === 'ground' ? ground : 'none');
  return (ICONS[task.kind] ?? []).map(({ d, fill, line }): Mark => ({
    kind: 'path', role: 'icon', d: placePath(d, at.x, at.y), fill: paint(fill), ...(line === 'none' ? {} : { stroke: iconLine(paint(line)) }),
  }));
}
