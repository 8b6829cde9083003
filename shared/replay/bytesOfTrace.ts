import type { Trace } from '../simulation/Trace.ts';

const columnsOfTrace = ({ cases, activities, suspensions, moves }: Trace): readonly ArrayBufferView[] =>
  [cases, activities, suspensions, moves].flatMap((table) => Object.values<unknown>(table).filter((column) => ArrayBuffer.isView(column)));

export const bytesOfTrace = (trace: Trace): number => columnsOfTrace(trace).reduce((sum, { byteLength }) => sum + byteLength, 0);

/** For a worker to hand over. */
export const buffersOfTrace = (trace: Trace): ArrayBuffer[] => columnsOfTrace(trace).flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
