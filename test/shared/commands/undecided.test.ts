import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edit } from '../../../shared/commands/edit.ts';
import { editDocument } from '../../../shared/commands/editDocument.ts';
import { crossedBase, undecided } from '../../../shared/commands/undecided.ts';
import { addVariant } from '../../../shared/commands/variants.ts';
import { isEqual } from '../../../shared/delta/isEqual.ts';
import { mergeModels } from '../../../shared/delta/mergeModels.ts';
import type { MergeConflict } from '../../../shared/delta/MergeConflict.ts';
import { differingLeaves, type Fields } from '../../../shared/delta/mergeValue.ts';
import { message } from '../../../shared/i18n/Message.ts';
import { laneId, nodeId, poolId, variantId, type VariantId } from '../../../shared/model/ids.ts';
import { emptyDocument } from '../../../shared/model/emptyModel.ts';
import { violations } from '../../../shared/model/invariants.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import type { Lane } from '../../../shared/model/Pool.ts';
import { find, rows, TABLES } from '../../../shared/model/ProcessModel.ts';
import { ok, unwrap } from '../../../shared/result.ts';
import { task } from '../../electron/storage/storageFixture.ts';
import { threeWay } from '../delta/threeWay.ts';

/** What two documents hold differently, apart from layout: elements of the master, and variants as such. */
function differences(a: ModelDocument, b: ModelDocument): string[] {
  const inModel = TABLES.filter((table) => table !== 'geometry').flatMap((table) => {
    const [was, now] = [a.master[table], b.master[table]] as unknown as [Readonly<Record<string, Fields>>, Readonly<Record<string, Fields>>];
    return [...new Set([...Object.keys(was), ...Object.keys(now)])]
      .filter((id) => !was[id] || !now[id] || differingLeaves(was[id], now[id]).some(({ path }) => path[0] !== 'order'))
      .map((id) => `${table}/${id}`);
  });
  const variants = new Set([...rows(a.variants), ...rows(b.variants)].map(({ id }) => id));
  const frame = ({ variants: all }: ModelDocument, id: VariantId) => { const one = find(all, id); return one && [one.name, one.parent]; };
  return [...inModel, ...[...variants].filter((id) => !isEqual(frame(a, id), frame(b, id))).map((id) => `variants/${id}`)];
}
const asked = (conflicts: readonly MergeConflict[]) => new Set(conflicts.filter(({ variant }) => variant === null).flatMap(({ places }) => places.map(({ table, id }) => `${table}/${id}`)));

const lane = (id: string, order: number): Lane => ({ id: laneId(id), name: id, pool: poolId('P'), parent: null, order, laneKind: null, role: null });
/** A pool with these lanes, and a step in one of them. */
function inLane(home: string, ...ids: readonly string[]): ModelDocument {
  const empty = emptyDocument('Repair');
  return { ...empty, master: {
    ...empty.master,
    pools: { [poolId('P')]: { id: poolId('P'), kind: 'process', name: 'Shop', order: 0 } },
    lanes: Object.fromEntries(ids.map((id, order) => [id, lane(id, order)])),
    nodes: { [nodeId('t1')]: { ...task('t1', 'Pack'), pool: poolId('P'), lane: laneId(home) } },
  } };
}
const crossed = (base: ModelDocument, a: ModelDocument, b: ModelDocument) => crossedBase({ document: base, undecided: [] }, { document: a, undecided: [] }, b);
const meaning = ({ conflicts }: { readonly conflicts: readonly MergeConflict[] }) => conflicts.map(({ kind, places: [place] }) => [kind, place?.table, place?.id, place?.path.join('.'), place?.base, place?.ours, place?.theirs]);

describe('what two copies have in common that were merged into each other', () => {
  it('decides nothing that the two decided differently: every such difference is asked about', () => {
    let asking = 0;
    fc.assert(fc.property(threeWay, ({ base, ours, theirs }) => {
      const [hers, his] = [mergeModels(base, ours, theirs).merged, mergeModels(base, theirs, ours).merged];

      const common = crossed(base, ours, theirs);
      const { conflicts, merged } = mergeModels(common.document, hers, his, common.undecided);

      asking += conflicts.length;
      const known = asked(conflicts);
      expect(differences(hers, his).filter((each) => !known.has(each))).toEqual([]);
      expect(differences(hers, merged).filter((each) => !known.has(each))).toEqual([]);
      expect(violations(common.document.master)).toEqual([]);
    }), { numRuns: 120 });
    expect(asking).toBeGreaterThan(0);
  });

  it('asks about a step whose lane both removed, though it cannot be put back there', () => {
    const base = inLane('Old', 'Desk', 'Store', 'Old');
    const [hers, his] = [inLane('Desk', 'Desk', 'Store'), inLane('Store', 'Desk', 'Store')];

    const common = crossed(base, hers, his);

    expect(common.undecided.map(({ id }) => id)).toEqual(['master/nodes/t1/lane']);
    expect(meaning(mergeModels(common.document, hers, his, common.undecided))).toEqual([['changedInBoth', 'nodes', 't1', 'lane', 'Old', 'Desk', 'Store']]);
    // One gave in: nothing is left to ask.
    expect(mergeModels(common.document, his, his, common.undecided).conflicts).toEqual([]);
  });

  it('asks about an element that both added, each their own, and also once one removed it', () => {
    const base = inLane('Desk', 'Desk');
    const [hers, his] = [inLane('Desk', 'Desk', 'New'), inLane('Desk', 'Desk', 'New')].map((document, i) =>
      ({ ...document, master: { ...document.master, lanes: { ...document.master.lanes, [laneId('New')]: { ...lane('New', 1), name: ['Hers', 'His'][i]! } } } })) as [ModelDocument, ModelDocument];

    const common = crossed(base, hers, his);

    expect(meaning(mergeModels(common.document, hers, his, common.undecided))).toEqual([['addedInBoth', 'lanes', 'New', 'name', undefined, 'Hers', 'His']]);
    const without = mergeModels(common.document, base, his, common.undecided);
    expect(without.conflicts).toHaveLength(1);
    expect(without.conflicts[0]!.places[0]).toMatchObject({ table: 'lanes', id: 'New', path: [], theirs: { name: 'His' } });
    expect(Object.keys(without.merged.master.lanes)).toEqual(['Desk']);
  });

  it('asks about it in a variant as in the master', () => {
    const V = variantId('V');
    const withVariant = unwrap(addVariant(inLane('Old', 'Desk', 'Store', 'Old'), { id: V, name: 'Other' })).document;
    const side = (home: string) => unwrap(editDocument(withVariant, V, (model) => ok(edit(model, message('compare.settle'), (draft) => {
      draft.nodes[nodeId('t1')]!.lane = laneId(home);
      delete draft.lanes[laneId('Old')];
    })))).document;
    const [hers, his] = [side('Desk'), side('Store')];

    const common = crossed(withVariant, hers, his);

    expect(common.undecided.map(({ variant }) => variant)).toEqual([V]);
    const { conflicts } = mergeModels(common.document, hers, his, common.undecided);
    expect(conflicts.map(({ variant }) => variant)).toEqual([V]);
    expect(conflicts[0]!.places[0]).toMatchObject({ id: 't1', path: ['lane'], ours: 'Desk', theirs: 'Store' });
  });

  it('leaves what was open before open through a further crossing', () => {
    const base = inLane('Old', 'Desk', 'Store', 'Old');
    const [hers, his] = [inLane('Desk', 'Desk', 'Store'), inLane('Store', 'Desk', 'Store')];
    const common = crossed(base, hers, his);

    const next = crossedBase(common, { document: hers, undecided: [] }, his);

    expect(meaning(mergeModels(next.document, hers, his, next.undecided))).toEqual([['changedInBoth', 'nodes', 't1', 'lane', 'Old', 'Desk', 'Store']]);
  });
});

describe('a document with conflicts undecided', () => {
  it('is as before either side, where that can be, and whole in any case', () => {
    const base = inLane('Desk', 'Desk', 'Store', 'Old');
    const [hers, his] = [inLane('Old', 'Desk', 'Store', 'Old'), inLane('Store', 'Desk', 'Store', 'Old')];
    const { merged, conflicts } = mergeModels(base, hers, his);
    expect(undecided(merged, conflicts)).toEqual({ document: base, undecided: conflicts });

    const without = inLane('Store', 'Store', 'Old');
    expect(undecided(without, conflicts)).toEqual({ document: without, undecided: conflicts });
  });
});
