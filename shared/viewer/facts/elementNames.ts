import type { ElementId } from '../../model/ids.ts';
import { find, type ProcessModel } from '../../model/ProcessModel.ts';
import { text } from '../inBoth.ts';
import type { Text } from '../Text.ts';

/** A name can be as long as a book; where others speak of an element, its beginning is enough. */
const MOST = 200;
const shortened = (name: string) => (name.length > MOST ? `${name.slice(0, MOST).trimEnd()}…` : name);

/** What an element is called: its name, else what it is. A flow without a name is known by its ends. */
export function nameOf(model: ProcessModel, id: string | null): Text {
  const node = find(model.nodes, id);
  if (node) return shortened(node.name.trim()) || text(`bpmn.${node.kind}`);
  const place = find(model.lanes, id) ?? find(model.pools, id);
  if (place) return shortened(place.name.trim()) || text(find(model.lanes, id) ? 'bpmn.lane' : 'bpmn.pool');
  const flow = find(model.flows, id);
  return flow ? shortened(flow.name.trim()) || text(`bpmn.${flow.kind}`) : text('inspector.flow.loose');
}

/** An end of a flow that a reader can go to. */
export const isThere = (model: ProcessModel, id: ElementId | null): id is ElementId =>
  find(model.nodes, id) !== undefined || find(model.lanes, id) !== undefined || find(model.pools, id) !== undefined || find(model.flows, id) !== undefined;
