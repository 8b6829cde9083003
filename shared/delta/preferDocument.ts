import type { VariantId } from '../model/ids.ts';
import { violations } from '../model/invariants.ts';
import type { ModelDocument, Overlay, TableOverlay, Variant } from '../model/ModelDocument.ts';
import { find, rows, TABLES, type ProcessModel } from '../model/ProcessModel.ts';
import { applyOverlay } from './applyOverlay.ts';
import { diffModels } from './diffModels.ts';
import { effectiveModel } from './effectiveModel.ts';
import { isEqual } from './isEqual.ts';
import type { MergeConflict } from './MergeConflict.ts';
import { mergeFields, type Fields } from './mergeValue.ts';
import { preferModel } from './preferModel.ts';
import { renumber } from './renumber.ts';
import { undecidedIn, undecidedVariants } from './undecidedIn.ts';

export interface PreferredDocument {
  readonly document: ModelDocument;
  /** Flows of the master whose way has to be found anew. */
  readonly lost: ReadonlySet<string>;
}

type Frame = Omit<Variant, 'overlay'>;
const frameOf = ({ id, name, parent, order }: Variant): Frame => ({ id, name, parent, order });

/** Both sides' changes in one document, mine where they collide: the master, then the variants, parents first. `undecided`: see `mergeModels`. */
export function preferDocument(base: ModelDocument, mine: ModelDocument, other: ModelDocument, undecided: readonly MergeConflict[] = []): PreferredDocument {
  if (isEqual(mine, other)) return { document: mine, lost: new Set() };
  if (undecided.length === 0) {
    if (isEqual(base, other)) return { document: mine, lost: new Set() };
    if (isEqual(base, mine)) return { document: other, lost: new Set() };
  }
  const { model: master, lost } = preferModel(base.master, mine.master, other.master, undecidedIn(base.master, mine.master, other.master, undecided, null));
  const frames = mergeFrames(undecidedVariants(base, mine, other, undecided).compared, mine, other);
  let document: ModelDocument = { master, variants: {} };
  for (const frame of parentsFirst(frames)) {
    const parent = effectiveModel(document, frame.parent).model;
    const overlay = mergeOverlays(frame.id, parent, base, mine, other, undecided);
    document = { ...document, variants: { ...document.variants, [frame.id]: { ...frame, overlay } } };
  }
  return { document, lost };
}

/** Names, parents and places of the variants that there are; whoever inherits keeps somebody to inherit from. */
function mergeFrames(base: ModelDocument, mine: ModelDocument, other: ModelDocument): Map<VariantId, Frame> {
  const frames = new Map<VariantId, Frame>();
  for (const id of new Set([...rows(mine.variants), ...rows(other.variants)].map((variant) => variant.id))) {
    const [was, a, b] = [base, mine, other].map((document) => find(document.variants, id));
    if (a && b) {
      const merged = { ...frameOf(a), ...(mergeFields(was ? { ...frameOf(was), order: 0 } : {}, { ...frameOf(a), order: 0 }, { ...frameOf(b), order: 0 }) as unknown as Frame) };
      frames.set(id, { ...merged, order: was ? Math.max(0, a.order + b.order - was.order) : a.order });
    } else if (a) { if (!was || !isEqual(was, a)) frames.set(id, frameOf(a)); }
    else if (b && !was) frames.set(id, frameOf(b));
  }
  const restore = (id: VariantId): boolean => {
    const variant = find(mine.variants, id);
    const now = frames.get(id);
    if (!variant) return frames.delete(id);
    if (now && now.parent === variant.parent) return false;
    frames.set(id, now ? { ...now, parent: variant.parent } : frameOf(variant));
    return true;
  };
  for (let again = true; again;) {
    again = false;
    for (const { id, parent } of Array.from(frames.values())) {
      if (parent !== null && !frames.has(parent)) again = restore(id) || restore(parent) || again;
      const ring = new Set<VariantId>();
      for (let at: VariantId | null = id; at !== null && frames.has(at); at = frames.get(at)!.parent) {
        if (ring.has(at)) { for (const each of ring) again = restore(each) || again; break; }
        ring.add(at);
      }
    }
  }
  const sorted = [...frames.values()].toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const isTaken = new Set(sorted.map(({ order }) => order)).size < sorted.length;
  return new Map(sorted.map((frame, order) => [frame.id, isTaken ? { ...frame, order } : frame]));
}

function parentsFirst(frames: ReadonlyMap<VariantId, Frame>): readonly Frame[] {
  const sorted: Frame[] = [];
  const done = new Set<VariantId | null>([null]);
  for (let size = -1; size !== sorted.length;) {
    size = sorted.length;
    for (const frame of frames.values()) if (!done.has(frame.id) && done.has(frame.parent)) { done.add(frame.id); sorted.push(frame); }
  }
  return sorted;
}

const broken = (model: ProcessModel) => violations(model).map(({ rule, table, id }) => `${rule} ${table} ${id}`);

/**
 * What a variant does to its parent. Where only one side changed that, it is taken over as it stands, so that changes of
 * the master flow into it and what collides with them is listed as ever; otherwise, or where that would break the
 * structure, the models that both sides see in the variant are merged.
 */
function mergeOverlays(id: VariantId, parent: ProcessModel, base: ModelDocument, mine: ModelDocument, other: ModelDocument, undecided: readonly MergeConflict[]): Overlay {
  const [was, a, b] = [base, mine, other].map((document) => find(document.variants, id));
  const seen = (document: ModelDocument) => effectiveModel(document, find(document.variants, id) ? id : null).model;
  const isOpen = undecided.some(({ variant }) => variant === id);
  const one = !a ? b : !b ? a : isOpen && !isEqual(a.overlay, b.overlay) ? undefined : isEqual(a.overlay, b.overlay) || (was && isEqual(was.overlay, b.overlay)) ? a : was && isEqual(was.overlay, a.overlay) ? b : undefined;
  const known = new Set([...broken(seen(mine)), ...broken(seen(other))]);
  const isWhole = (overlay: Overlay) => broken(applyOverlay(parent, overlay).model).every((violation) => known.has(violation));
  if (one && isWhole(one.overlay)) return one.overlay;
  const sides = [a ? seen(mine) : seen(base), b ? seen(other) : seen(base)] as const;
  const { model } = preferModel(seen(base), ...sides, undecidedIn(seen(base), ...sides, undecided, id));
  const plain = diffModels(parent, model);
  const full = [a, b].reduce((overlay, side) => (side ? withWhatIsHidden(overlay, side.overlay, parent, model) : overlay), plain);
  // What was hidden may be in effect again, where the other side kept what it hangs on.
  return [full, withLanesInOrder(parent, full)].find(isWhole) ?? plain;
}

function withLanesInOrder(parent: ProcessModel, overlay: Overlay): Overlay {
  const { model } = applyOverlay(parent, overlay);
  const tables = { pools: { ...model.pools }, lanes: { ...model.lanes } };
  renumber(tables as unknown as Parameters<typeof renumber>[0]);
  return diffModels(parent, { ...model, ...tables });
}

/** Carries over what an overlay holds without being in effect: changes of elements that are gone, and what a variant saw when it changed a field. */
function withWhatIsHidden(overlay: Overlay, from: Overlay, parent: ProcessModel, model: ProcessModel): Overlay {
  const next: Record<string, unknown> = { ...overlay };
  for (const table of TABLES) {
    const old = from[table];
    if (!old) continue;
    const now: TableOverlay = overlay[table] ?? { added: {}, changed: {}, removed: {} };
    const isThere = (id: string) => Object.hasOwn(model[table], id) || Object.hasOwn(parent[table], id) || [now.added, now.changed, now.removed].some((part) => Object.hasOwn(part, id));
    const hidden = (part: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(part).filter(([id]) => !isThere(id)));
    const changed = Object.fromEntries(Object.entries(now.changed).map(([id, fields]) => [id, Object.fromEntries(Object.entries(fields).map(([field, change]) => {
      const before = (old.changed[id] as Fields | undefined)?.[field] as typeof change | undefined;
      return [field, before && isEqual(before.to, change.to) ? before : change];
    }))]));
    const merged = { added: { ...now.added, ...hidden(old.added) }, changed: { ...changed, ...hidden(old.changed) }, removed: { ...now.removed, ...hidden(old.removed) } };
    if (Object.values(merged).some((part) => Object.keys(part).length > 0)) next[table] = merged;
  }
  return next as Overlay;
}
