import fc from 'fast-check';
import { strFromU8, strToU8 } from 'fflate';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportDocument } from '../../../electron/services/exportDocument.ts';
import { simulateOnPool } from '../../../electron/services/simulateOnPool.ts';
import { startServices, type RunningServices } from '../../../electron/services/startServices.ts';
import { digestOf } from '../../../electron/storage/StateDigest.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { adoptDocument } from '../../../shared/commands/adoptDocument.ts';
import { compareDocuments } from '../../../shared/delta/compareDocuments.ts';
import type { CallName, Input, Output } from '../../../shared/contract/contract.ts';
import type { MergeRecord } from '../../../shared/contract/comparing.ts';
import type { DocumentEdit } from '../../../shared/delta/DocumentEdit.ts';
import { isEqual } from '../../../shared/delta/isEqual.ts';
import { LINEAGE_LIMIT } from '../../../shared/delta/Lineage.ts';
import type { Merge } from '../../../shared/delta/MergeConflict.ts';
import { mergeModels } from '../../../shared/delta/mergeModels.ts';
import { readLaneway, writeLaneway } from '../../../shared/files/lanewayFile.ts';
import { withConflicts } from '../../../shared/files/mergeConflictsFile.ts';
import { message } from '../../../shared/i18n/Message.ts';
import { laneId, nodeId, poolId, type ModelId } from '../../../shared/model/ids.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { unwrap } from '../../../shared/result.ts';
import { addTask, documentWith, editOf, newFolder, removeFolders, rename, task } from '../storage/storageFixture.ts';
import { callService } from './callService.ts';

/** Somebody with a library of their own, who does what the window does. */
class Desk {
  readonly #services: RunningServices;
  readonly #dataFolder = newFolder();
  #undo: DocumentEdit[] = [];
  id = 'model_none' as ModelId;

  constructor() {
    this.#services = unwrap(startServices({
      dataFolder: this.#dataFolder, samplesFolder: resolve(import.meta.dirname, '../../../resources/samples'), locale: 'en', emit: () => undefined, log: () => undefined,
      simulate: simulateOnPool(new URL('../../../electron/simulation/worker.ts', import.meta.url)), exportFile: Object.assign(exportDocument, { close: () => Promise.resolve() }),
    }));
  }

  close = () => this.#services.close();

  async call<C extends CallName>(name: C, input: Input<C>): Promise<Output<C>> {
    return unwrap(await callService({ services: this.#services, dataFolder: this.#dataFolder, log: (text) => { throw new Error(text); } }, name, input));
  }

  async draw(document: ModelDocument): Promise<void> {
    this.#undo = [];
    ({ id: this.id } = await this.call('model.create', { document }));
  }
  async open(bytes: Uint8Array): Promise<void> {
    this.#undo = [];
    ({ id: this.id } = await this.call('model.import', { name: 'copy', bytes: new Uint8Array(bytes) }));
  }
  document = async (): Promise<ModelDocument> => (await this.call('compare.model', { id: this.id })).document;
  steps = async (): Promise<string[]> => Object.keys((await this.document()).master.nodes).toSorted();
  file = async (): Promise<Uint8Array> => (await this.call('model.export', { id: this.id, format: 'laneway', variant: null, locale: 'en' })).bytes;

  async #commit(kind: 'edit' | 'undo', edit: DocumentEdit, merge?: MergeRecord): Promise<void> {
    const { revision } = await this.call('model.open', { id: this.id });
    await this.call('model.commit', { id: this.id, baseRevision: revision, kind, edit, ...(merge ? { merge } : {}) });
  }
  async edit(...recipes: readonly Parameters<typeof editOf>[1][]): Promise<void> {
    for (const recipe of recipes) {
      const { edit } = editOf(await this.document(), recipe);
      this.#undo.push(edit);
      await this.#commit('edit', edit);
    }
  }
  async undo(): Promise<void> {
    await this.#commit('undo', this.#undo.pop()!);
  }

  /** Opens another copy for a merge, up to where the person decides. */
  async look(bytes: Uint8Array): Promise<Merge & { readonly base: Output<'compare.base'>; readonly copy: Output<'compare.file'>; readonly ours: ModelDocument }> {
    const copy = await this.call('compare.file', { name: 'copy', bytes: new Uint8Array(bytes) });
    const base = await this.call('compare.base', { id: this.id, document: copy.document, lineage: copy.lineage });
    const ours = await this.document();
    return { ...mergeModels(base.document, ours, copy.document, base.undecided), base, copy, ours };
  }
  /** Merges another copy, mine where both changed the same; these conflicts stay open. */
  async merge(bytes: Uint8Array): Promise<Merge & { readonly base: Output<'compare.base'> }> {
    const { copy, ours, ...merge } = await this.look(bytes);
    const { edit } = adoptDocument(ours, merge.merged, message('compare.settle'));
    const isChanged = !isEqual(ours, merge.merged);
    const sent: DocumentEdit = JSON.parse(JSON.stringify(edit));
    if (isChanged) this.#undo.push(sent);
    const record = { joins: { document: copy.document, lineage: copy.lineage }, conflicts: [...merge.conflicts] };
    if (isChanged) await this.#commit('edit', sent, record);
    else await this.call('merge.record', { id: this.id, merge: record });
    return merge;
  }
  /** Decides all conflicts that are open, by an edit. */
  async decide(recipe: Parameters<typeof editOf>[1]): Promise<void> {
    const { edit } = editOf(await this.document(), recipe);
    this.#undo.push(edit);
    await this.#commit('edit', edit, { joins: null, conflicts: [] });
  }
}

const removeTask = (id: string): Parameters<typeof editOf>[1] => (draft) => { delete draft.master.nodes[nodeId(id)]; };
const removed = (before: ModelDocument, after: ModelDocument) => compareDocuments(before, after).master.differences.filter(({ kind }) => kind === 'removed');
const start = () => documentWith(task('t1', 'Take the order'), task('t2', 'Pack'), task('t3', 'Send'));
/** The file as Laneway wrote it before there were lineages. */
const withoutLineage = (bytes: Uint8Array) => { const { document, attachments } = unwrap(readLaneway(bytes)); return writeLaneway(document, attachments); };

/** What somebody knows of: a step that was added is there until somebody who knew it removed it. */
interface Knowledge { readonly added: Set<string>; readonly gone: Set<string> }
const knowledge = (): Knowledge => ({ added: new Set(['t1', 't2', 't3']), gone: new Set() });
const there = ({ added, gone }: Knowledge) => [...added].filter((id) => !gone.has(id)).toSorted();

async function addOne(desk: Desk, mine: Knowledge, i: number): Promise<void> {
  await desk.edit(addTask(`s${i}`));
  mine.added.add(`s${i}`);
}
async function removeOne(desk: Desk, mine: Knowledge, i: number): Promise<void> {
  const [id] = there(mine).slice(i % 3);
  if (id === undefined) return;
  await desk.edit(removeTask(id));
  mine.gone.add(id);
}
/** Merges what somebody else knew: all of it is known now, nothing is lost and nothing comes back. */
async function learn(desk: Desk, mine: Knowledge, file: Uint8Array, knew: Knowledge): Promise<void> {
  const { base, conflicts } = await desk.merge(file);
  expect(base.found).not.toBe('likeness');
  expect(conflicts).toEqual([]);
  for (const id of knew.added) mine.added.add(id);
  for (const id of knew.gone) mine.gone.add(id);
  expect(await desk.steps()).toEqual(there(mine));
}

let ann: Desk;
let ben: Desk;
beforeAll(() => { ann = new Desk(); ben = new Desk(); });
afterAll(async () => { await ann.close(); await ben.close(); removeFolders(); });

describe('a copy that goes from Ann to Ben and comes back', () => {
  it('is merged from the very state that it went out with: what Ann added since is not taken for removed by Ben', async () => {
    await ann.draw(start());
    await ann.edit(rename('t1', 'Take an order'));
    await ben.open(await ann.file());
    const given = await ann.document();
    // Ben undoes by hand what Ann had changed before, so that his copy is most like an earlier state of hers.
    await ben.edit(rename('t1', 'Take the order'), addTask('ben1', 'Invoice'), removeTask('t3'));
    await ann.edit(addTask('ann1', 'Thank'), rename('t2', 'Wrap'));

    const { base, merged, conflicts, ours } = await ann.look(await ben.file());

    expect(base).toMatchObject({ found: 'exported', document: given, steps: 2, differing: 3 });
    expect(conflicts).toEqual([]);
    expect(Object.values(merged.master.nodes).map(({ name }) => name).toSorted()).toEqual(['Invoice', 'Take the order', 'Thank', 'Wrap']);
    expect(removed(ours, merged).map(({ idBefore }) => idBefore)).toEqual(['t3']);
  });

  it('twice: what was merged is the base of the next merge, in both directions', async () => {
    await ann.draw(start());
    await ben.open(await ann.file());
    await ben.edit(addTask('ben1'), rename('t1', 'Theirs'));
    await ann.edit(rename('t2', 'Mine'));
    const first = await ben.file();
    await ann.merge(first);
    // Ann does without what Ben added; Ben, who does not know yet, goes on.
    await ann.edit(removeTask('ben1'), rename('t1', 'After the merge'));
    await ben.edit(addTask('ben2'));

    const again = await ann.merge(await ben.file());

    expect(again.base).toMatchObject({ found: 'merged', document: unwrap(readLaneway(first)).document });
    expect(again.conflicts).toEqual([]);
    expect(await ann.steps()).toEqual(['ben2', 't1', 't2', 't3']);

    const back = await ben.merge(await ann.file());
    expect(back).toMatchObject({ base: { found: 'exported' }, conflicts: [] });
    expect(await ben.document()).toEqual(await ann.document());

    const still = await ann.look(await ben.file());
    expect(still.base).toMatchObject({ found: 'exported', steps: 0, differing: 0 });
  });

  it('is merged again from the same state after the merge was undone', async () => {
    await ann.draw(start());
    await ben.open(await ann.file());
    await ben.edit(addTask('ben1'), removeTask('t3'));
    const file = await ben.file();
    const { base } = await ann.merge(file);
    await ann.undo();

    const again = await ann.look(file);

    expect(again.base).toMatchObject({ found: base.found, document: base.document });
    expect(Object.keys(again.merged.master.nodes).toSorted()).toEqual(['ben1', 't1', 't2']);
    expect(await ann.call('compare.lineage', { id: ann.id })).not.toHaveProperty(digestOf(unwrap(readLaneway(file)).document));
  });

  it('comes back through a colleague who never met Ann, and through a copy inside a library', async () => {
    await ann.draw(start());
    const given = await ann.document();
    await ben.open(await ann.file());
    await ben.edit(addTask('ben1'));
    const copy = await ben.call('model.duplicate', { id: ben.id, name: 'Copy' });
    await ann.edit(addTask('ann1'));
    ben.id = copy.id;

    expect((await ann.look(await ben.file())).base).toMatchObject({ found: 'exported', document: given });
  });

  it('keeps the promise whatever both do, as long as one waits for the other', async () => {
    const step = fc.constantFrom('annAdds', 'annRemoves', 'annUndoes', 'annSends', 'benAdds', 'benRemoves', 'benSends', 'benSends');
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (trip) => {
      await ann.draw(start());
      await ben.open(await ann.file());
      const known = { ann: knowledge(), ben: knowledge() };
      for (const [i, action] of trip.entries()) {
        const [desk, other] = action.startsWith('ann') ? [ann, ben] : [ben, ann];
        const [mine, theirs] = action.startsWith('ann') ? [known.ann, known.ben] : [known.ben, known.ann];
        if (action.endsWith('Adds')) await addOne(desk, mine, i);
        else if (action.endsWith('Removes')) await removeOne(desk, mine, i);
        else if (action === 'annUndoes') {
          // A step that nobody ever saw.
          await ann.edit(addTask(`undone${i}`));
          await ann.undo();
        } else {
          const file = await desk.file();
          await learn(other, theirs, file, mine);
        }
      }
    }), { numRuns: 25 });
  }, 120_000);
});

describe('copies that crossed: each was merged into the other before either came back', () => {
  /** Both work on from the same start, and each merges what the other had then. */
  async function cross(annDoes: Parameters<typeof editOf>[1], benDoes: Parameters<typeof editOf>[1], from = start()): Promise<void> {
    await ann.draw(from);
    await ben.open(await ann.file());
    await ann.edit(annDoes);
    await ben.edit(benDoes);
    const [fromAnn, fromBen] = [await ann.file(), await ben.file()];
    await ann.merge(fromBen);
    await ben.merge(fromAnn);
  }
  const nameOf = async (desk: Desk, id: string) => (await desk.document()).master.nodes[nodeId(id)]?.name;

  it('bring back nothing that either removed since, whoever added it', async () => {
    for (const [annAdded, benAdded] of [['a1', 'b1'], ['b1', 'a1']] as const) {
      await cross(addTask(annAdded), addTask(benAdded));
      await ann.edit(removeTask(benAdded), removeTask('t3'));
      await ben.edit(removeTask(annAdded), addTask('b2'));

      const { base, conflicts } = await ann.merge(await ben.file());

      expect(base).toMatchObject({ found: 'crossed', steps: 2 });
      expect(Object.keys(base.document.master.nodes).toSorted()).toEqual(['a1', 'b1', 't1', 't2', 't3']);
      expect(conflicts).toEqual([]);
      expect(await ann.steps()).toEqual(['b2', 't1', 't2']);
      await ben.merge(await ann.file());
      expect(await ben.steps()).toEqual(['b2', 't1', 't2']);
    }
  });

  it('ask again where the two decided differently, and not where they decided alike', async () => {
    await cross(rename('t1', 'Hers'), rename('t1', 'His'));
    // Each kept what was theirs.
    expect([await nameOf(ann, 't1'), await nameOf(ben, 't1')]).toEqual(['Hers', 'His']);

    const { conflicts } = await ann.look(await ben.file());

    expect(conflicts.map(({ kind, places: [place] }) => [kind, place?.base, place?.ours, place?.theirs])).toEqual([['changedInBoth', 'Take the order', 'Hers', 'His']]);
    await ben.edit(rename('t1', 'Hers'), rename('t2', 'Wrap'));
    const { conflicts: none, merged } = await ann.look(await ben.file());
    expect(none).toEqual([]);
    expect([merged.master.nodes[nodeId('t1')]?.name, merged.master.nodes[nodeId('t2')]?.name]).toEqual(['Hers', 'Wrap']);
  });

  it('ask again about a step whose lane both removed, each putting it elsewhere', async () => {
    const lanes = ['Desk', 'Store', 'Old'].map((id, order) => [laneId(id), { id: laneId(id), name: id, pool: poolId('P'), parent: null, order, laneKind: null, role: null }] as const);
    const { master } = start();
    const clear = (home: string): Parameters<typeof editOf>[1] => (draft) => {
      draft.master.nodes[nodeId('t1')]!.lane = laneId(home);
      delete draft.master.lanes[laneId('Old')];
    };
    await cross(clear('Desk'), clear('Store'), { master: {
      ...master, pools: { [poolId('P')]: { id: poolId('P'), kind: 'process', name: 'Shop', order: 0 } }, lanes: Object.fromEntries(lanes),
      nodes: { ...master.nodes, [nodeId('t1')]: { ...task('t1'), pool: poolId('P'), lane: laneId('Old') } },
    }, variants: {} });

    const { base, conflicts } = await ann.look(await ben.file());

    expect(base.found).toBe('crossed');
    expect(conflicts.map(({ places: [place] }) => [place?.id, place?.base, place?.ours, place?.theirs])).toEqual([['t1', 'Old', 'Desk', 'Store']]);
  });

  it('cross again, and still nothing is lost or comes back', async () => {
    await cross(addTask('a1'), addTask('b1'));
    await ann.edit(addTask('a2'), removeTask('b1'));
    await ben.edit(addTask('b2'), removeTask('a1'));
    const [fromAnn, fromBen] = [await ann.file(), await ben.file()];
    await ann.merge(fromBen);
    await ben.merge(fromAnn);
    expect(await ann.steps()).toEqual(['a2', 'b2', 't1', 't2', 't3']);
    expect(await ben.steps()).toEqual(['a2', 'b2', 't1', 't2', 't3']);
    await ann.edit(removeTask('b2'));
    await ben.edit(removeTask('a2'));

    await ann.merge(await ben.file());

    expect(await ann.steps()).toEqual(['t1', 't2', 't3']);
  });

  it('keep the promise whatever both do and however their files cross', async () => {
    const step = fc.constantFrom('annAdds', 'annRemoves', 'annSends', 'benAdds', 'benRemoves', 'benSends', 'annReads', 'benReads', 'annReads', 'benReads');
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (trip) => {
      await ann.draw(start());
      await ben.open(await ann.file());
      const known = { ann: knowledge(), ben: knowledge() };
      /** Files on their way, with what their sender knew. */
      const way: Partial<Record<'ann' | 'ben', { readonly file: Uint8Array; readonly knew: Knowledge }>> = {};
      for (const [i, action] of trip.entries()) {
        const name = action.startsWith('ann') ? 'ann' : 'ben';
        const [desk, mine] = [{ ann, ben }[name], known[name]];
        if (action.endsWith('Adds')) await addOne(desk, mine, i);
        else if (action.endsWith('Removes')) await removeOne(desk, mine, i);
        else if (action.endsWith('Sends')) {
          way[name === 'ann' ? 'ben' : 'ann'] = { file: await desk.file(), knew: structuredClone(mine) };
        } else {
          const post = way[name];
          if (!post) continue;
          await learn(desk, mine, post.file, post.knew);
        }
      }
    }), { numRuns: 25 });
  }, 120_000);
});

describe('a file whose origin is not known', () => {
  it('of an older version opens, and is merged from the state that it is most like', async () => {
    await ann.draw(start());
    await ann.edit(rename('t1', 'Take an order'));
    const given = await ann.document();
    await ben.open(withoutLineage(await ann.file()));
    await ben.edit(addTask('ben1'));
    await ann.edit(addTask('ann1'));

    const { base, merged } = await ann.look(withoutLineage(await ben.file()));

    expect(base).toMatchObject({ found: 'likeness', document: given });
    expect(Object.keys(merged.master.nodes).toSorted()).toEqual(['ann1', 'ben1', 't1', 't2', 't3']);
  });

  it('given out by an older version is known all the same, by the journal', async () => {
    await ann.draw(start());
    await ann.edit(rename('t1', 'Take an order'));
    const given = await ann.document();
    await ben.open(writeLaneway(given));
    await ben.edit(addTask('ben1'));
    await ann.edit(addTask('ann1'));

    expect((await ann.look(await ben.file())).base).toMatchObject({ found: 'stored', document: given, steps: 1 });
  });

  it('with the lineage of another model is merged by likeness', async () => {
    await ann.draw(start());
    const stranger = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [String(i).repeat(32), i + 1]));

    const { base } = await ann.look(writeLaneway(editOf(await ann.document(), addTask('ben1')).document, {}, stranger));

    expect(base.found).toBe('likeness');
  });

  it('is not taken for a state that was undone before anybody saw it', async () => {
    await ann.draw(start());
    await ann.edit(addTask('ben1'));
    const file = writeLaneway(await ann.document());
    await ann.undo();

    const { merged } = await ann.look(file);

    expect(Object.keys(merged.master.nodes)).toContain('ben1');
  });
});

describe('the file of a copy', () => {
  it('that was not edited has the same bytes as the one that was opened, with a lineage as without', async () => {
    await ann.draw(start());
    for (const edits of [0, 1, 2]) {
      if (edits > 0) await ann.edit(rename('t1', `Name ${edits}`));
      const file = await ann.file();
      expect(await ann.file()).toEqual(file);
      await ben.open(file);
      expect(await ben.file()).toEqual(file);
      expect(Object.keys(unwrap(readLaneway(file)).lineage)).toHaveLength(edits);
    }
  });

  it('remembers the newest states only', async () => {
    await ann.draw(start());
    const far = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [String(i).padStart(32, '0'), i + 1]));
    await ben.open(writeLaneway(start(), {}, far));
    await ben.edit(addTask('ben1'));

    const { lineage } = unwrap(readLaneway(await ben.file()));

    expect(Object.keys(lineage)).toHaveLength(LINEAGE_LIMIT);
    expect(lineage).toMatchObject({ [digestOf(start())]: 101, ['99'.padStart(32, '0')]: 100 });
  });
});

describe('a copy that travels as BPMN', () => {
  const sample = async (desk: Desk) => { desk.id = (await desk.call('sample.open', { id: 'loan-approval', locale: 'en' })).id; };
  const bpmn = async (desk: Desk) => (await desk.call('model.export', { id: desk.id, format: 'bpmn', variant: null, locale: 'en' })).bytes;
  const anyTask = async (desk: Desk, place: number) => Object.values((await desk.document()).master.nodes).filter((node) => 'work' in node)[place]!.id;

  it('comes back to the state that it went out with, and has the same bytes where it was not edited', async () => {
    await sample(ann);
    await ann.edit(rename(await anyTask(ann, 0), 'Before'));
    const given = await ann.document();
    const file = await bpmn(ann);
    await ben.open(file);
    expect(await bpmn(ben)).toEqual(file);
    await ben.edit(rename(await anyTask(ben, 1), 'Theirs'));
    await ann.edit(rename(await anyTask(ann, 2), 'Mine'));

    const { base, conflicts, merged } = await ann.look(await bpmn(ben));

    expect(base).toMatchObject({ found: 'exported', document: given, steps: 1, differing: 1 });
    expect(conflicts).toEqual([]);
    expect(Object.values(merged.master.nodes).map(({ name }) => name)).toEqual(expect.arrayContaining(['Before', 'Theirs', 'Mine']));
  });

  it('gets no data of Laneway for the sake of its lineage', () => {
    const plain = strToU8('<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" name="P" targetNamespace="x"><process id="p"><task id="t" name="A"/></process></definitions>');
    const { document } = unwrap(readBpmn(plain));
    const lineage = { ['a'.repeat(32)]: 1 };
    const written = (name: string) => strFromU8(writeBpmn(editOf(document, rename('t', name)).document.master, plain, { lineage }).bytes);

    expect(writeBpmn(document.master, plain, { lineage }).bytes).toEqual(plain);
    expect(written('B')).toContain('name="B"');
    expect(written('B')).not.toContain('lineage');
  });
});

describe('conflicts that are open in a model', () => {
  const [base, ours, theirs] = [start(), editOf(start(), rename('t1', 'Mine')).document, editOf(start(), rename('t1', 'Theirs')).document];
  const { merged, conflicts } = mergeModels(base, ours, theirs);
  const openIn = async (desk: Desk) => (await desk.call('merge.conflicts', { id: desk.id })).length;

  it('are open again when the decision is undone', async () => {
    await ann.open(writeLaneway(merged, withConflicts({}, conflicts)));
    await ann.decide(rename('t1', 'Theirs'));
    expect(await openIn(ann)).toBe(0);
    await ann.edit(rename('t2', 'Wrap'));
    await ann.undo();
    expect(await openIn(ann)).toBe(0);

    await ann.undo();

    expect(await openIn(ann)).toBe(1);
    expect(unwrap(readLaneway(await ann.file())).attachments).toEqual(withConflicts({}, conflicts));
  });

  it('are gone with the merge that left them', async () => {
    await ann.draw(start());
    await ben.open(await ann.file());
    await ben.edit(rename('t1', 'Theirs'), addTask('ben1'));
    await ann.edit(rename('t1', 'Mine'));
    await ann.merge(await ben.file());
    expect(await openIn(ann)).toBe(1);

    await ann.undo();

    expect(await openIn(ann)).toBe(0);
  });
});
