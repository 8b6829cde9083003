import type { Trace } from '../simulation/Trace.ts';

/** The columns of a trace, for a worker to hand over and for whoever asks how large it is. */
export const columnsOfTrace = ({ cases, activities, suspensions, moves }: Trace): readonly ArrayBufferView[] =>
  [cases, activities, suspensions, moves].flatMap((table) => Object.values<unknown>(table).filter((column) => ArrayBuffer.isView(column)));

export const bytesOfTrace = (trace: Trace): number => columnsOfTrace(trace).reduce((sum, { byteLength }) => sum + byteLength, 0);
