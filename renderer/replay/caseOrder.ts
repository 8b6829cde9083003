import type { ReplayPane } from './replayStore.ts';

/** Rows of the table of cases in the order of arrival; the trace has them as they ended. */
export const caseOrder = ({ replay: { trace: { cases } } }: ReplayPane): readonly number[] =>
  [...cases.number.keys()].toSorted((a, b) => cases.number[a]! - cases.number[b]!);
