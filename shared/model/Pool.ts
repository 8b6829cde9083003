import { z } from 'zod';
import { Distribution } from './Distribution.ts';
import { LaneId, PoolId, RoleId } from './ids.ts';

const name = z.string().max(200_000);
const documentation = z.string().max(1_000_000).optional();

/**
 * Where a process lives.
 * - `process`: a drawn pool with a process inside (BPMN participant with `processRef`);
 * - `blackBox`: a drawn pool whose inside nobody models (participant without `processRef`);
 * - `implicit`: a process that stands on the canvas without a pool; export must not invent a participant.
 */
export const Pool = z
  .strictObject({
    id: PoolId,
    kind: z.enum(['process', 'blackBox', 'implicit']),
    name,
    documentation,
    /** Position among the pools, top to bottom. */
    order: z.int().min(0),
    isExecutable: z.boolean().optional(),
    /** The role whose people do the steps that stand in no lane. */
    role: RoleId.nullable().optional(),
    /** How long this partner takes to answer a message, when it is a black box. */
    responseTime: Distribution.optional(),
  })
  .readonly();
export type Pool = z.infer<typeof Pool>;

/** Who stands behind a lane in a service process (service blueprinting; `SERVICE.md` §0). */
export const LaneKind = z.enum(['customer', 'frontstage', 'backstage', 'support', 'partner', 'system']);
export type LaneKind = z.infer<typeof LaneKind>;

/** A subdivision of a pool, or of another lane: by convention here, a role or department. */
export const Lane = z
  .strictObject({
    id: LaneId,
    name,
    documentation,
    pool: PoolId,
    /** The lane it is nested in, or `null` directly under the pool. */
    parent: LaneId.nullable(),
    /** Position among its siblings, top to bottom (left to right when vertical). */
    order: z.int().min(0),
    laneKind: LaneKind.nullable(),
    /** The role whose people do the steps of this lane unless a step says otherwise. */
    role: RoleId.nullable(),
  })
  .readonly();
export type Lane = z.infer<typeof Lane>;

