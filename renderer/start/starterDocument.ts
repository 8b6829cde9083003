import { addLane } from '../../shared/commands/addLane.ts';
import { addNode } from '../../shared/commands/addNode.ts';
import { addPool } from '../../shared/commands/addPool.ts';
import { setProperty } from '../../shared/commands/setProperty.ts';
import type { Edited } from '../../shared/commands/edit.ts';
import type { EditError } from '../../shared/commands/EditError.ts';
import type { IdSource } from '../../shared/commands/IdSource.ts';
import type { Translator } from '../../shared/i18n/translator.ts';
import { emptyDocument } from '../../shared/model/emptyModel.ts';
import { laneId, nodeId, poolId, type NodeId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { unwrap, type Result } from '../../shared/result.ts';

/**
 * What a new model begins with: one pool, a lane for who asks and one for who serves, and a start event that stands
 * selected, so that the first key can be `A` for the next step. Every service process needs these three; whoever wants
 * an empty sheet deletes the pool with one key.
 */
export function starterDocument(t: Translator, newId: IdSource): { readonly document: ModelDocument; readonly start: NodeId } {
  const document = emptyDocument(t('shell.starter.name'));
  const pool = poolId(newId('Pool'));
  const lanes = [laneId(newId('Lane')), laneId(newId('Lane'))] as const;
  const start = nodeId(newId('Start'));
  const steps: readonly ((model: ProcessModel) => Result<Edited, EditError>)[] = [
    (model) => addPool(model, { id: pool, name: t('shell.starter.pool'), kind: 'process', bounds: { x: 0, y: 0, width: 960, height: 120 } }),
    // Customers are not staffed: nobody can be told to employ one more of them.
    (model) => addLane(model, { id: lanes[0], pool, name: t('shell.starter.customer'), role: null }),
    (model) => setProperty(model, { table: 'lanes', id: lanes[0], path: ['laneKind'], value: 'customer' }),
    (model) => addLane(model, { id: lanes[1], pool, name: t('shell.starter.service') }),
    (model) => addNode(model, { id: start, kind: 'startEvent', lane: lanes[1], at: { x: 118, y: 180 } }),
  ];
  const master = steps.reduce((model, step) => unwrap(step(model)).model, document.master);
  return { document: { ...document, master: { ...master, meta: { ...master.meta, language: t.locale } } }, start };
}
