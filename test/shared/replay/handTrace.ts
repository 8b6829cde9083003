import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { OUTCOME, type Trace } from '../../../shared/simulation/Trace.ts';

interface Did {
  readonly at: string;
  readonly enabled: number;
  readonly started?: number;
  readonly ended: number;
  readonly role?: string;
  readonly suspended?: readonly (readonly [from: number, to: number])[];
}

/** The story of one case: when it came and went, what was done, which flows were taken (“a > b @ left” or “… @ left-arrived”). */
export interface Story {
  readonly came: number;
  readonly went: number;
  readonly did: readonly Did[];
  readonly moved: readonly string[];
}

/** A trace written by hand, in the form in which the kernel reports one: flows are named `source-target`. */
export function handTrace(model: ProcessModel, stories: readonly Story[], origin = 0): Trace {
  const nodeIds = Object.keys(model.nodes);
  const flowIds = Object.keys(model.flows);
  const roleIds = Object.keys(model.roles);
  const index = (ids: readonly string[], id: string) => {
    const at = ids.indexOf(id);
    if (at < 0) throw new Error(`no ${id}`);
    return at;
  };
  const done = stories.flatMap((story, number) => story.did.map((row) => ({ number, ...row }))).toSorted((a, b) => a.ended - b.ended);
  const moved = stories.flatMap((story, number) => story.moved.map((text) => {
    const [, source, target, left, arrived] = /^(\S+) > (\S+) @ ([\d.]+)(?:-([\d.]+))?$/.exec(text) ?? [];
    return { number, flow: index(flowIds, `${source}-${target}`), left: Number(left), arrived: Number(arrived ?? left) };
  })).toSorted((a, b) => a.arrived - b.arrived);
  const suspensions = done.flatMap(({ suspended = [] }) => suspended);
  const suspensionStart = new Int32Array(done.length + 1);
  done.forEach(({ suspended = [] }, i) => (suspensionStart[i + 1] = suspensionStart[i]! + suspended.length));
  const ended = stories.map((story, number) => ({ number, ...story })).toSorted((a, b) => a.went - b.went);
  return {
    replication: 0, nodeIds, flowIds, roleIds, personIds: [], origin, timeZone: 'UTC',
    cases: {
      number: Int32Array.from(ended, ({ number }) => number),
      startedAt: Float64Array.from(ended, ({ came }) => came),
      endedAt: Float64Array.from(ended, ({ went }) => went),
      attributes: ended.map(() => null),
    },
    activities: {
      case: Int32Array.from(done, ({ number }) => number),
      node: Int32Array.from(done, ({ at }) => index(nodeIds, at)),
      visit: new Int32Array(done.length),
      enabledAt: Float64Array.from(done, ({ enabled }) => enabled),
      startedAt: Float64Array.from(done, ({ started, enabled }) => started ?? enabled),
      endedAt: Float64Array.from(done, (row) => row.ended),
      outcome: Int8Array.from(done, ({ started }) => (started === Infinity ? OUTCOME.withdrawn : OUTCOME.completed)),
      person: new Int32Array(done.length).fill(-1),
      role: Int32Array.from(done, ({ role }) => (role === undefined ? -1 : index(roleIds, role))),
      suspensionStart,
    },
    suspensions: { from: Float64Array.from(suspensions, ([from]) => from), to: Float64Array.from(suspensions, ([, to]) => to) },
    moves: {
      case: Int32Array.from(moved, ({ number }) => number),
      flow: Int32Array.from(moved, ({ flow }) => flow),
      leftAt: Float64Array.from(moved, ({ left }) => left),
      arrivedAt: Float64Array.from(moved, ({ arrived }) => arrived),
    },
  };
}
