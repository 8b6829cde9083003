import { diffModels } from '../delta/diffModels.ts';
import { drawSheet } from '../drawing/drawSheet.ts';
import { planeOf } from '../drawing/plane.ts';
import type { ElementId } from '../model/ids.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { FlowEnds } from './facts/flowFacts.ts';
import type { Fact, Facts } from './facts/Facts.ts';
import { text } from './inBoth.ts';
import type { Text } from './Text.ts';
import type { ChangeKind, ViewerChange } from './ViewerData.ts';
import { factsOf, titleOf, writeElement } from './viewerElements.ts';
import type { Writer } from './Writer.ts';

const DRAWN = ['nodes', 'flows', 'lanes', 'pools'] as const;

/**
 * What a variant does to the elements that are drawn, against its parent: added, removed, or said to be otherwise. A
 * lane whose role gets one more person counts too: what its panel says has changed. Places alone are no change.
 */
export function viewerChanges(writer: Writer, parent: ProcessModel, model: ProcessModel): readonly ViewerChange[] {
  const delta = diffModels(parent, model);
  const [before, after] = [new FlowEnds(parent), new FlowEnds(model)];
  const added = ids(DRAWN.flatMap((table) => Object.keys(delta[table]?.added ?? {})));
  const removed = ids(DRAWN.flatMap((table) => Object.keys(delta[table]?.removed ?? {})));
  const named = new Set(DRAWN.flatMap((table) => Object.keys(delta[table]?.changed ?? {})));
  // What other tables change (people, calendars, promises) shows in what is said about an element.
  const isTalkedAbout = Object.keys(delta).some((table) => table !== 'geometry' && !DRAWN.some((own) => own === table));
  const candidates = ids(DRAWN.flatMap((table) => Object.keys(model[table]))).filter((id) => isIn(parent, id) && (isTalkedAbout || named.has(id)));
  const say = (id: ElementId, kind: ChangeKind, of: ProcessModel) => ({ id, kind, name: writer.text(titleOf(of, id)) });
  const changed = candidates.flatMap((id): readonly ViewerChange[] => {
    const [old, now] = [own(factsOf(parent, id, before)), own(factsOf(model, id, after))];
    const was = old.filter((row) => !now.some((other) => isSame(row, other)));
    const isOtherwise = named.has(id) || was.length > 0 || now.some((row) => !old.some((other) => isSame(row, other)));
    if (!isOtherwise) return [];
    const renamed = isEqualText(titleOf(parent, id), titleOf(model, id)) ? [] : [{ label: text('inspector.name'), value: titleOf(parent, id) }];
    const gone = [...renamed, ...was].map((row) => writer.row(row));
    return [{ ...say(id, 'changed', model), ...(gone.length > 0 ? { before: gone } : {}) }];
  });
  const ghosts = shadows(writer, parent, removed, before);
  return [
    ...added.map((id) => say(id, 'added', model)),
    ...changed,
    ...removed.map((id): ViewerChange => { const ghost = ghosts.get(id); return { ...say(id, 'removed', parent), ...(ghost ? { ghost } : {}) }; }),
  ];
}

const ids = (of: readonly string[]) => of as readonly ElementId[];
const isIn = (model: ProcessModel, id: ElementId) => DRAWN.some((table) => Object.hasOwn(model[table], id));
const isEqualText = (a: Text, b: Text) => JSON.stringify(a) === JSON.stringify(b);
const isSame = (a: Fact, b: Fact) => isEqualText(a.label, b.label) && isEqualText(a.value, b.value);

/** Neighbours are not what an element says about itself: a step does not change because another was put behind it. */
const own = (said: readonly Facts[]): readonly Fact[] =>
  said.filter(({ title }) => !isEqualText(title, text('viewer.comesFrom')) && !isEqualText(title, text('viewer.leadsTo'))).flatMap(({ rows }) => rows);

/** Pictures of what is gone, on the level where it stood. */
function shadows(writer: Writer, parent: ProcessModel, removed: readonly ElementId[], ends: FlowEnds): ReadonlyMap<ElementId, readonly [number, string | null]> {
  const found = new Map<ElementId, readonly [number, string | null]>();
  const gone = new Set(removed);
  const roots = new Set(removed.map((id) => rootOf(parent, id)));
  for (const root of roots) {
    for (const { id, at, picture } of drawSheet(parent, { root }).marks) if (id !== null && gone.has(id)) found.set(id, [writeElement(writer, parent, { id, at, picture }, ends, false), root]);
  }
  return found;
}

function rootOf(model: ProcessModel, id: ElementId) {
  const flow = find(model.flows, id);
  const node = find(model.nodes, flow ? flow.source : id);
  return node ? planeOf(model, node) : null;
}
