import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autoLayout } from '../../../shared/commands/autoLayout.ts';
import { countedIds } from '../../../shared/commands/IdSource.ts';
import { heightForName } from '../../../shared/drawing/heightForName.ts';
import { layoutModel } from '../../../shared/layout/layoutModel.ts';
import { longestPath } from '../../../shared/layout/longestPath.ts';
import { orderLayers } from '../../../shared/layout/orderLayers.ts';
import { placeWithoutDiagram } from '../../../shared/layout/placeWithoutDiagram.ts';
import { encloses, grown, overlaps } from '../../../shared/layout/rectangle.ts';
import type { Geometry } from '../../../shared/model/Geometry.ts';
import { nodeId, poolId } from '../../../shared/model/ids.ts';
import { violations } from '../../../shared/model/invariants.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { gesture, perform, startingModel } from '../commands/randomEdits.ts';
import { gapsBetweenLanes } from '../commands/lanesTile.ts';

type Layout = Readonly<Record<string, Geometry>>;

const someModel = fc.array(gesture, { maxLength: 40 }).map((gestures) => {
  const ids = countedIds(1_000);
  let model = startingModel();
  for (const g of gestures) {
    const outcome = perform(model, g, ids);
    if (outcome.ok) model = outcome.value.model;
  }
  return model;
});

/** Pairs of nodes of one scope that cover each other. */
function covered(model: ProcessModel, layout: Layout): string[] {
  const nodes = rows(model.nodes).filter((node) => node.kind !== 'boundaryEvent' && layout[node.id]?.bounds);
  return nodes.flatMap((a, i) => nodes.slice(i + 1).filter((b) => a.parent === b.parent && overlaps(layout[a.id]!.bounds!, layout[b.id]!.bounds!)).map((b) => `${a.id} ${b.id}`));
}

const least = (geometry: Layout) => Math.min(...Object.values(geometry).flatMap(({ bounds }) => (bounds ? [bounds.x] : [])));

/** Nodes that do not lie in the lane, or the sub-process, that they belong to. */
function strayed(model: ProcessModel, layout: Layout): string[] {
  return rows(model.nodes).filter((node) => {
    const home = node.parent ?? node.lane;
    const frame = home ? layout[home]?.bounds : undefined;
    const box = layout[node.id]?.bounds;
    return node.kind !== 'boundaryEvent' && frame && box && !encloses(grown(frame, 0.5), box);
  }).map((node) => node.id);
}

function collidingPools(model: ProcessModel, layout: Layout): string[] {
  const pools = rows(model.pools).filter((pool) => layout[pool.id]?.bounds);
  return pools.flatMap((a, i) => pools.slice(i + 1).filter((b) => overlaps(layout[a.id]!.bounds!, layout[b.id]!.bounds!)).map((b) => `${a.id} ${b.id}`));
}

describe('a model without a diagram', () => {
  it('gets a place for everything: nothing covers anything, all lie in their lane', () => {
    fc.assert(fc.property(someModel, (model) => {
      const layout = placeWithoutDiagram({ ...model, geometry: {} as ProcessModel['geometry'] });
      const placed: ProcessModel = { ...model, geometry: layout };

      expect(covered(model, layout)).toEqual([]);
      expect(strayed(model, layout)).toEqual([]);
      expect(collidingPools(model, layout)).toEqual([]);
      expect(gapsBetweenLanes(placed)).toEqual([]);
      expect(violations(placed)).toEqual([]);
    }), { numRuns: 100 });
  });

  /** The lanes as many files have them: of a process, without a pool around them. */
  const withoutPools = (model: ProcessModel): ProcessModel => ({ ...model, geometry: {} as ProcessModel['geometry'], pools: Object.fromEntries(Object.entries(model.pools).map(([id, pool]) => [id, { ...pool, kind: 'implicit' }])) as ProcessModel['pools'] });

  it('frames every step also where lanes have no pool around them, and leaves their names room', () => {
    fc.assert(fc.property(someModel, (given) => {
      const model = withoutPools(given);
      const layout = placeWithoutDiagram(model);
      const inLanes = rows(model.nodes).filter((node) => node.lane !== null && node.parent === null && node.kind !== 'boundaryEvent');

      expect(strayed(model, layout)).toEqual([]);
      expect(inLanes.filter((node) => layout[node.id]!.bounds!.x < layout[node.lane!]!.bounds!.x + 30)).toEqual([]);
    }), { numRuns: 60 });
  });

  it('makes a step as high as its name needs, and no higher than a step of an ordinary name', () => {
    const model = startingModel();
    const take = model.nodes[nodeId('Take')]!;
    const named = (name: string) => placeWithoutDiagram({ ...model, nodes: { ...model.nodes, [take.id]: { ...take, name } } })[take.id]!.bounds!.height;
    const long = 'Check whether the supporting documents of the applicant are complete, current and consistent with the form';

    expect(named('Take the order')).toBe(80);
    expect(named(long)).toBe(heightForName({ ...take, name: long }, { bounds: { x: 0, y: 0, width: 100, height: 80 } }));
    expect(named(long.repeat(30))).toBe(240);
  });

  it('reads from left to right, rework aside', () => {
    expect(longestPath({ count: 5, edges: [[0, 1], [1, 2], [2, 1], [2, 3], [0, 4], [4, 3]] })).toEqual([0, 1, 2, 3, 1]);
  });
});

describe('automatic layout', () => {
  it('changes places only, in one step, and keeps lanes whole', async () => {
    await fc.assert(fc.asyncProperty(someModel, async (model) => {
      const outcome = autoLayout(model, await layoutModel(model));
      if (!outcome.ok) return;
      const { model: after, edit } = outcome.value;

      expect({ ...after, geometry: null }).toEqual({ ...model, geometry: null });
      expect(edit.patches.every(({ path }) => path[0] === 'geometry')).toBe(true);
      expect(gapsBetweenLanes(after)).toEqual([]);
      expect(collidingPools(after, after.geometry)).toEqual([]);
    }), { numRuns: 60 });
  });

  it('keeps the form that a user gave a flow where its ends stay as they are to each other, and finds another where not', async () => {
    const model = unwrap(autoLayout(startingModel(), await layoutModel(startingModel()))).model;
    const flow = rows(model.flows).find(({ source }) => source === 'Take')!;
    const way = [...model.geometry[flow.id]!.waypoints!.slice(0, 1), { x: 300, y: -40 }, { x: 320, y: -40 }, ...model.geometry[flow.id]!.waypoints!.slice(-1)];
    const drawn = (geometry: object): ProcessModel => ({ ...model, geometry: { ...model.geometry, [flow.id]: { waypoints: way, isPinned: true }, ...geometry } });
    const layout = await layoutModel(model);

    const shifted = Object.fromEntries(Object.entries(layout).map(([id, g]) => [id, g.bounds ? { ...g, bounds: { ...g.bounds, x: g.bounds.x + 50 } } : g])) as Layout;
    expect(unwrap(autoLayout(drawn({}), shifted)).model.geometry[flow.id]).toEqual({ waypoints: way.map(({ x, y }) => ({ x: x + 50, y })), isPinned: true });
    const elsewhere = drawn({ Take: { bounds: { ...model.geometry[nodeId('Take')]!.bounds!, x: -500 } } });
    expect(unwrap(autoLayout(elsewhere, layout)).model.geometry[flow.id]).toEqual({ waypoints: layout[flow.id]!.waypoints });
  });

  it('leaves a vertical pool vertical', async () => {
    const model = startingModel();
    const shop = poolId('Shop');
    const turned: ProcessModel = { ...model, geometry: { ...model.geometry, [shop]: { ...model.geometry[shop], isHorizontal: false } } };
    const layout = await layoutModel(turned);
    const [desk, kitchen] = [layout[Object.keys(model.lanes)[0] as keyof typeof layout]!, layout[Object.keys(model.lanes)[1] as keyof typeof layout]!];

    expect(layout[shop]!.isHorizontal).toBe(false);
    expect(desk.bounds!.y).toBe(kitchen.bounds!.y);
    expect(kitchen.bounds!.x).toBe(desk.bounds!.x + desk.bounds!.width);
    expect(strayed(turned, layout)).toEqual([]);
    expect(covered(turned, layout)).toEqual([]);
  });

  it('begins where the drawing began', async () => {
    const model = startingModel();
    const layout = await layoutModel(model);

    expect(least(layout)).toBe(least(model.geometry));
  });
});

describe('the order of layers', () => {
  it('keeps lanes apart and removes crossings that can be removed', () => {
    // Two rows that are listed the wrong way round in their second column.
    const { column, order } = orderLayers({ count: 6, edges: [[0, 3], [1, 2], [2, 4], [3, 5]], band: [0, 0, 0, 0, 0, 0] });

    expect(column).toEqual([0, 0, 1, 1, 2, 2]);
    expect(order[0]! < order[1]!).toBe(order[3]! < order[2]!);
    expect(order[3]! < order[2]!).toBe(order[5]! < order[4]!);
  });

  it('never puts a node above one of a higher lane', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 80 }), fc.array(fc.nat(4), { minLength: 40, maxLength: 40 }), (count, pairs, bands) => {
      const edges = pairs.filter(([a, b]) => a < count && b < count);
      const band = bands.slice(0, count);
      const { column, order } = orderLayers({ count, edges, band });

      for (let a = 0; a < count; a++) {
        for (let b = 0; b < count; b++) if (column[a] === column[b] && band[a]! < band[b]!) expect(order[a]!).toBeLessThan(order[b]!);
      }
      expect(column.every((c) => Number.isInteger(c) && c >= 0)).toBe(true);
    }));
  });
});

