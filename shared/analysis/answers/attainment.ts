import type { FlowId, ServiceId } from '../../model/ids.ts';
import type { Program } from '../../simulation/Program.ts';
import type { Replication } from '../../simulation/Replication.ts';

type Shares<I extends string> = Readonly<Record<I, number | null>>;

/** Share of cases of one replication that keep each promise, of those to which it applies; `null` where none is. */
export const promiseShares = (_program: Program, _r: Replication): Shares<ServiceId> => ({});

/** Share of hand-offs of one replication that keep their response standard. */
export const standardShares = (_program: Program, _r: Replication): Shares<FlowId> => ({});
