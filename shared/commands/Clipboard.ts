import { z } from 'zod';
import { Flow } from '../model/Flow.ts';
import { Geometry } from '../model/Geometry.ts';
import { NodeId, type FlowId } from '../model/ids.ts';
import { ProcessNode } from '../model/Node.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { references } from '../model/references.ts';
import { Role } from '../model/Role.ts';
import { err, ok, type Result } from '../result.ts';
import { withAttendants } from './containers.ts';

/** Copied steps with the flows between them: a piece of a model, for this model or another. */
export const Clipboard = z
  .strictObject({
    format: z.literal('laneway-clipboard'),
    version: z.literal(1),
    nodes: z.array(ProcessNode).min(1).max(20_000).readonly(),
    flows: z.array(Flow).max(50_000).readonly(),
    geometry: z.record(z.string(), Geometry).readonly(),
    /** Roles that the steps name, so that another model can take them over. */
    roles: z.array(Role).max(1_000).readonly(),
    /** Tells the model they were copied from: elements of another one are no copies to be traced in a file. */
    origin: z.string().max(1_000).optional(),
  })
  .readonly();
export type Clipboard = z.infer<typeof Clipboard>;

export const CLIPBOARD_TYPE = 'application/x-laneway+json';

/** The same for one model and its variants, as good as never for two. */
export const originOf = (model: ProcessModel): string => [model.meta.name, ...Object.keys(model.pools).toSorted()].join(' ').slice(0, 1_000);

/** What was chosen, with boundary events and content of sub-processes; `null` when no node is among it. */
export function copyElements(model: ProcessModel, ids: readonly string[]): Clipboard | null {
  const chosen = ids.filter((id): id is NodeId => Object.hasOwn(model.nodes, id));
  const all = withAttendants(model, chosen);
  // A boundary event without its activity has nothing to sit on where it is pasted.
  const nodes = rows(model.nodes).filter((node) => all.has(node.id) && node.kind !== 'locked' && !(node.kind === 'boundaryEvent' && !(node.attachedTo && all.has(node.attachedTo))));
  if (nodes.length === 0) return null;
  const kept = new Set<string>(nodes.map((node) => node.id));
  const flows = rows(model.flows).filter((flow) => flow.kind !== 'lockedFlow' && flow.source && flow.target && kept.has(flow.source) && kept.has(flow.target));
  const roleIds = new Set(nodes.flatMap((node) => [...references('nodes', node.id, node)].filter(({ tables }) => tables.includes('roles')).map(({ id }) => id)));
  const geometry: Record<string, Geometry> = {};
  for (const { id } of [...nodes, ...flows] as readonly { readonly id: NodeId | FlowId }[]) {
    const place = find(model.geometry, id);
    if (place) geometry[id] = place;
  }
  return { format: 'laneway-clipboard', version: 1, nodes, flows, geometry, roles: rows(model.roles).filter((role) => roleIds.has(role.id)), origin: originOf(model) };
}

/** Reads what another window, or somebody else, put on the clipboard. */
export function parseClipboard(text: string): Result<Clipboard, 'not-laneway'> {
  if (text.length > 50_000_000) return err('not-laneway');
  try {
    const parsed = Clipboard.safeParse(JSON.parse(text));
    return parsed.success ? ok(parsed.data) : err('not-laneway');
  } catch {
    return err('not-laneway');
  }
}
