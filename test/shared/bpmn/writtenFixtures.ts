import { changeKind } from '../../../shared/commands/changeKind.ts';
import { connect } from '../../../shared/commands/connect.ts';
import { deleteElements } from '../../../shared/commands/deleteElements.ts';
import type { Command } from '../../../shared/commands/editDocument.ts';
import { countedIds, type IdSource } from '../../../shared/commands/IdSource.ts';
import { insertNodeOnFlow } from '../../../shared/commands/insertNodeOnFlow.ts';
import { moveElements } from '../../../shared/commands/moveElements.ts';
import { moveToLane } from '../../../shared/commands/moveToLane.ts';
import { duplicate } from '../../../shared/commands/paste.ts';
import { rename } from '../../../shared/commands/rename.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn, type WrittenBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { flowId, nodeId } from '../../../shared/model/ids.ts';
import { isActivity } from '../../../shared/model/Activity.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { GESTURES, perform } from '../commands/randomEdits.ts';
import { allFixtures, type Fixture } from './fixtures.ts';

/** What Laneway makes of a file, and what it was made from. */
export interface WrittenFixture extends WrittenBpmn {
  readonly name: string;
  /** The file that was patched; absent: the model was written whole. */
  readonly source: Fixture | null;
  readonly model: ProcessModel;
}

/** Each edit with the command that the canvas uses; a refusal leaves the model as it is. */
const COMMANDS: Readonly<Record<string, (model: ProcessModel, ids: IdSource) => ReturnType<Command> | undefined>> = {
  rename: (model) => { const [node] = rows(model.nodes); return node && rename(model, { id: node.id, name: 'Renamed\n& <again>' }); },
  insert: (model, ids) => { const flow = rows(model.flows).find(({ kind }) => kind === 'sequenceFlow'); return flow && insertNodeOnFlow(model, { id: nodeId(ids('Step')), flowIds: [flowId(ids('Flow'))], flow: flow.id, kind: 'userTask', name: 'Added' }); },
  delete: (model) => { const step = rows(model.nodes).findLast(isActivity); return step && deleteElements(model, { ids: [step.id] }); },
  lane: (model) => { const step = rows(model.nodes).find((node) => node.lane !== null); const lane = rows(model.lanes).findLast((other) => other.pool === step?.pool); return step && lane && moveToLane(model, { ids: [step.id], lane: lane.id }); },
  move: (model) => { const step = rows(model.nodes).find(isActivity); return step && moveElements(model, { ids: [step.id], by: { dx: 100, dy: 0 } }); },
  kind: (model) => { const step = rows(model.nodes).find(isActivity); return step && changeKind(model, { id: step.id, kind: step.kind === 'serviceTask' ? 'sendTask' : 'serviceTask' }); },
  connect: (model, ids) => { const [first, last] = [rows(model.nodes).find(isActivity), rows(model.nodes).findLast(isActivity)]; return first && last && connect(model, { id: flowId(ids('Flow')), source: first.id, target: last.id }); },
  duplicate: (model, ids) => { const step = rows(model.nodes).find(isActivity); return step && duplicate(model, { ids: [step.id], idSource: ids }); },
};

const after = (model: ProcessModel, result: ReturnType<Command> | undefined) => (result?.ok ? result.value.model : model);

/** Thirty gestures, the same for the same file: every command has its turn over the fixtures. */
function muchEdited(model: ProcessModel, seed: number): ProcessModel {
  const ids = countedIds(9_000);
  let state = seed + 1;
  const next = () => { state = (state * 1_103_515_245 + 12_345) % 2_147_483_648; return state; };
  let edited = model;
  for (let i = 0; i < 30; i++) edited = after(edited, perform(edited, { what: next() % GESTURES.length, a: next() >> 8, b: next() >> 8, c: next() >> 8, x: (next() >> 8) % 1_500, y: (next() >> 8) % 900 }, ids));
  return edited;
}

/** Every file that opens, written in three ways: whole, patched after each kind of edit in turn, and after thirty edits of all kinds. */
export function writtenFixtures(files: readonly Fixture[] = allFixtures): readonly WrittenFixture[] {
  return files.flatMap((file, i): WrittenFixture[] => {
    const read = readBpmn(file.bytes);
    // The one with two thousand steps says nothing new here, and lays the test out anew for a minute.
    if (!read.ok || file.name.includes('22-large')) return [];
    const model = read.value.document.master;
    const ids = countedIds(9_000);
    const edited = Object.values(COMMANDS).reduce((now, command) => after(now, command(now, ids)), model);
    const much = muchEdited(model, i);
    return [
      { name: `${file.name}, whole`, source: null, model, ...writeBpmn(model) },
      { name: `${file.name}, edited`, source: file, model: edited, ...writeBpmn(edited, file.bytes) },
      { name: `${file.name}, much edited`, source: file, model: much, ...writeBpmn(much, file.bytes) },
    ];
  });
}
