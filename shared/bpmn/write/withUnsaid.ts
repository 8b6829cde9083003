import { instantiates } from '../../model/instantiates.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';

/**
 * A model that was stored before receive tasks knew whether they start the process says nothing of it: they go by the
 * file that the model was read from, or saving would take it away there.
 */
export function withUnsaid(model: ProcessModel, read: ProcessModel): ProcessModel {
  const said = rows(model.nodes).flatMap((node) => {
    const inFile = find(read.nodes, node.id);
    const starts = inFile?.kind === 'receiveTask' ? instantiates(inFile) : undefined;
    return node.kind === 'receiveTask' && node.instantiate === undefined && starts !== undefined ? [[node.id, { ...node, instantiate: starts }] as const] : [];
  });
  return said.length === 0 ? model : { ...model, nodes: { ...model.nodes, ...Object.fromEntries(said) } };
}
