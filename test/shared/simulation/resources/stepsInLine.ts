import { PART } from '../../../../shared/simulation/kernel/TokenStore.ts';
import { PERSON, PERSON_COLUMNS, ROLE, ROLE_COLUMNS } from '../../../../shared/simulation/Replication.ts';
import { end, fixed, programOf, runOnce, start, task, type Parts } from '../buildModel.ts';

/** Cases come every `gap` minutes from 0 on and pass through the steps in their order. */
export const line = (gap: number, nodes: Parts['nodes'], more: Partial<Parts> = {}): Parts => {
  const order = ['s', ...Object.keys(nodes), 'e'];
  return { nodes: { s: start(fixed(gap)), ...nodes, e: end() }, flows: order.slice(1).map((to, i) => `${order[i]} > ${to}`), ...more };
};
export const step = (minutes: number, role: string | null, work: Readonly<Record<string, unknown>> = {}) => task(fixed(minutes), role, { work });

/** Minutes of one part of the cycle time, over all cases. */
export const part = (p: Parts, cases: number, name: keyof typeof PART): number => runOnce(p, cases).parts[PART[name]]!;
export const ofPerson = (p: Parts, cases: number, id: string, column: keyof typeof PERSON): number => {
  const at = programOf(p).staff!.personIds.findIndex((other) => other === id);
  return runOnce(p, cases).people[at * PERSON_COLUMNS + PERSON[column]]!;
};
export const ofRole = (p: Parts, cases: number, id: string, column: keyof typeof ROLE): number => {
  const at = programOf(p).roleIds.findIndex((other) => other === id);
  return runOnce(p, cases).roles[at * ROLE_COLUMNS + ROLE[column]]!;
};
