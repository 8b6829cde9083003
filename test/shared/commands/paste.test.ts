import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { copyElements } from '../../../shared/commands/Clipboard.ts';
import { countedIds } from '../../../shared/commands/IdSource.ts';
import { duplicate, paste } from '../../../shared/commands/paste.ts';
import { planeOf } from '../../../shared/drawing/plane.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { fixture } from '../bpmn/fixtures.ts';

const read = (path: string): ProcessModel => unwrap(readBpmn(fixture(path).bytes)).document.master;
const ids = () => countedIds(1_000);
const added = (before: ProcessModel, after: ProcessModel) => rows(after.nodes).filter((node) => !Object.hasOwn(before.nodes, node.id));

describe('a copy in a closed sub-process', () => {
  const model = read('bpmn/mit-samples/drilldown-nested-subprocesses.bpmn');
  const inner = rows(model.nodes).find((node) => node.kind === 'task' && planeOf(model, node) !== null)!;
  const level = planeOf(model, inner);

  it('stands beside the original, on its level', () => {
    const after = unwrap(duplicate(model, { ids: [inner.id], idSource: ids() })).model;

    expect(added(model, after).map((node) => planeOf(after, node))).toEqual([level]);
  });

  it('is pasted onto the level that is shown', () => {
    const clipboard = copyElements(model, [inner.id])!;

    const below = unwrap(paste(model, { clipboard, at: { x: 5_000, y: 5_000 }, ids: ids(), level })).model;
    const above = unwrap(paste(model, { clipboard, at: { x: 5_000, y: 5_000 }, ids: ids() })).model;

    expect(added(model, below)).toMatchObject([{ parent: level }]);
    expect(added(model, above)).toMatchObject([{ parent: null }]);
  });
});

it('lists the content of a copied sub-process in a lane only if the original was', () => {
  const model = read('bpmn/miwg-reference/A.4.1.bpmn');
  const frame = rows(model.nodes).find((node) => node.kind === 'subProcess')!;

  const after = unwrap(duplicate(model, { ids: [frame.id], idSource: ids() })).model;

  expect(added(model, after).filter((node) => node.parent !== null).map(({ lane }) => lane)).toEqual([null, null, null]);
});
