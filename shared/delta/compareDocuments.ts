import type { Sentence } from '../i18n/Message.ts';
import type { ModelDocument, Variant } from '../model/ModelDocument.ts';
import type { VariantId } from '../model/ids.ts';
import { find, rows } from '../model/ProcessModel.ts';
import { variantsOf } from '../model/variants.ts';
import { compareMatched, compareModels } from './compareModels.ts';
import { DIFFERENCE_KINDS, type Comparison, type Difference, type DifferenceKind, type DocumentComparison, type VariantComparison } from './Comparison.ts';
import { effectiveModel } from './effectiveModel.ts';
import { isEqual } from './isEqual.ts';
import { matchElements } from './matchElements.ts';


/** How one document differs from another: the master, and every variant beyond what it inherits. Variants are matched by id, else by name. */
export function compareDocuments(a: ModelDocument, b: ModelDocument): DocumentComparison {
  const master = compareModels(a.master, b.master);
  const partners = matchVariants(a, b);
  const variants = [
    ...variantsOf(b).map((after) => { const before = find(a.variants, partners.get(after.id)); return before ? changed(a, b, before, after) : alone(b, after, 'added'); }),
    ...variantsOf(a).filter(({ id }) => ![...partners.values()].includes(id)).map((before) => alone(a, before, 'removed')),
  ].filter(({ kind }) => kind !== 'same');
  return {
    master, variants,
    isSameProcess: master.isSameProcess && variants.every(({ kind, frame, comparison }) => kind === 'changed' && frame.length === 0 && comparison.isSameProcess),
    isSame: master.differences.length === 0 && variants.length === 0,
  };
}

/** Second → first. */
function matchVariants(a: ModelDocument, b: ModelDocument): ReadonlyMap<VariantId, VariantId> {
  const partners = new Map(rows(b.variants).flatMap(({ id }) => (find(a.variants, id) ? [[id, id] as const] : [])));
  const free = variantsOf(a).filter(({ id }) => !partners.has(id));
  for (const { id, name } of variantsOf(b)) {
    if (partners.has(id)) continue;
    const [only, another] = free.filter((variant) => variant.name === name && ![...partners.values()].includes(variant.id));
    if (only && !another) partners.set(id, only.id);
  }
  return partners;
}

function alone(document: ModelDocument, { id, name, parent }: Variant, kind: 'added' | 'removed'): VariantComparison {
  const comparison = compareMatched(effectiveModel(document, parent).model, effectiveModel(document, id).model, { matching: 'ids', renaming: new Map() });
  return { kind, idBefore: kind === 'removed' ? id : null, idAfter: kind === 'added' ? id : null, name, frame: [], comparison };
}

function changed(a: ModelDocument, b: ModelDocument, before: Variant, after: Variant): VariantComparison {
  const parentName = (document: ModelDocument, { parent }: Variant): Sentence => { const of = find(document.variants, parent); return of ? { key: 'compare.value.text', params: { text: of.name } } : { key: 'compare.variant.master' }; };
  const frame: Sentence[] = [];
  if (before.name !== after.name) frame.push({ key: 'compare.variant.renamed', params: { before: before.name, after: after.name } });
  if (before.parent !== after.parent && !(before.parent === null && after.parent === null)) frame.push({ key: 'compare.variant.reparented', params: { before: parentName(a, before), after: parentName(b, after) } });
  const known = { kind: 'changed', idBefore: before.id, idAfter: after.id, name: after.name, frame } as const;
  const [first, second] = [effectiveModel(a, before.id).model, effectiveModel(b, after.id).model];
  const comparison = isEqual(before.overlay, after.overlay) && isEqual(before.parent, after.parent)
    ? NOTHING
    : without(compareMatched(first, second, matchElements(first, second)), compareModels(effectiveModel(a, before.parent).model, effectiveModel(b, after.parent).model));
  return frame.length === 0 && comparison.differences.length === 0 ? { ...known, kind: 'same', comparison } : { ...known, comparison };
}

const counted = (differences: readonly Difference[]): Record<DifferenceKind, number> =>
  Object.fromEntries(DIFFERENCE_KINDS.map((kind) => [kind, differences.filter((each) => each.kind === kind).length])) as Record<DifferenceKind, number>;
const NOTHING: Comparison = { differences: [], counts: counted([]), isSameProcess: true, matching: 'ids', renamed: new Map() };

/** The differences of a variant that are not those of its parent anyway. */
function without(own: Comparison, inherited: Comparison): Comparison {
  const content = ({ kind, table, idBefore, idAfter, field, before, after }: Difference) => JSON.stringify([kind, table, idBefore, idAfter, field, before ?? null, after ?? null]);
  const known = new Set(inherited.differences.map(content));
  const differences = own.differences.filter((difference) => !known.has(content(difference)));
  const counts = counted(differences);
  return { ...own, differences, counts, isSameProcess: counts.layout === differences.length };
}
