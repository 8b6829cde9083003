import type { Sentence } from '../i18n/Message.ts';
import { TABLES, type ProcessModel, type TableName } from '../model/ProcessModel.ts';
import { DIFFERENCE_KINDS, type Comparison, type Difference, type DifferenceKind } from './Comparison.ts';
import { elementWords, nameIn } from './elementWords.ts';
import { isEqual } from './isEqual.ts';
import { matchElements, type Matching } from './matchElements.ts';
import { rowOf, rowsOf } from './mergeTables.ts';
import { differingLeaves, type Fields, type Leaf } from './mergeValue.ts';
import { inReadingOrder } from './readingOrder.ts';
import { renamedModel } from './renamedModel.ts';
import { fieldWords, isDistribution, parameterWords, valueWords } from './valueWords.ts';

/** A difference with the id that both models have for the element, once the first is renamed. */
type Found = Difference & { readonly id: string };

/**
 * How one model differs from another, for a reader: what was added, removed, changed (field by field, deep inside),
 * moved to another lane, re-connected, and what only looks different. Elements are matched as `matchElements` says.
 */
export function compareModels(a: ProcessModel, b: ProcessModel): Comparison {
  return compareMatched(a, b, matchElements(a, b));
}

export function compareMatched(first: ProcessModel, b: ProcessModel, { matching, renaming }: Matching): Comparison {
  const a = renamedModel(first, renaming);
  const back: ReadonlyMap<string, string> = new Map([...renaming].flatMap(([table, ids]) => [...ids].map(([from, to]) => [`${table}/${to}`, from] as const)));
  const models: Models = { a, b, idBefore: (table, id) => back.get(`${table}/${id}`) ?? id };
  const found: Found[] = [...ofFields(models, 'meta', 'meta', a.meta, b.meta)];
  for (const table of TABLES) if (table !== 'geometry') found.push(...ofTable(models, table));
  found.push(...ofLayout(models));
  const differences = inReadingOrder(found, a, b).map(({ id: _id, ...difference }): Difference => difference);
  const counts = Object.fromEntries(DIFFERENCE_KINDS.map((kind) => [kind, differences.filter((each) => each.kind === kind).length])) as Record<DifferenceKind, number>;
  const renamed = new Map([...renaming].flatMap(([table, ids]) => [...ids].filter(([, to]) => Object.hasOwn(b[table], to)).map(([from, to]) => [`${table}/${from}`, to] as const)));
  return { differences, counts, isSameProcess: counts.layout === differences.length, matching, renamed };
}

interface Models {
  /** With the ids of the second. */
  readonly a: ProcessModel;
  readonly b: ProcessModel;
  readonly idBefore: (table: TableName | 'meta', id: string) => string;
}

function* ofTable(models: Models, table: TableName): Generator<Found> {
  const { a, b } = models;
  if (a[table] === b[table]) return;
  for (const [id, row] of Object.entries(rowsOf(b, table))) {
    const before = rowOf(a, table, id);
    if (before) yield* ofFields(models, table, id, before, row);
    else yield whole(models, 'added', table, id, row);
  }
  for (const [id, row] of Object.entries(rowsOf(a, table))) if (!rowOf(b, table, id)) yield whole(models, 'removed', table, id, row);
}

function whole({ a, b, idBefore }: Models, kind: 'added' | 'removed', table: TableName, id: string, row: Fields): Found {
  const model = kind === 'added' ? b : a;
  const name = elementWords(model, table, id, row);
  const lane = table === 'nodes' ? row['lane'] : null;
  const text: Sentence = typeof lane === 'string'
    ? { key: `compare.line.${kind}In`, params: { name, place: nameIn(model, lane) } }
    : { key: `compare.line.${kind}`, params: { name } };
  return {
    kind, table, id, idBefore: kind === 'added' ? null : idBefore(table, id), idAfter: kind === 'added' ? id : null,
    field: [], ...(kind === 'added' ? { after: row } : { before: row }), name, label: null, beforeText: null, afterText: null, text,
  };
}

/** Fields whose change is told as something other than a change of a property. */
function kindOf(table: TableName | 'meta', field: string): DifferenceKind {
  if (table === 'flows' && (field === 'source' || field === 'target')) return 'reconnected';
  if (table === 'nodes' && (field === 'lane' || field === 'pool')) return 'movedLane';
  if (table === 'lanes' && (field === 'pool' || field === 'parent')) return 'movedLane';
  // From top to bottom is how it is drawn.
  if ((table === 'lanes' || table === 'pools') && field === 'order') return 'layout';
  return 'changed';
}

function* ofFields(models: Models, table: TableName | 'meta', id: string, before: object, after: object): Generator<Found> {
  const [a, b] = [before as Fields, after as Fields];
  if (a === b || isEqual(a, b)) return;
  const name = elementWords(models.b, table, id, b);
  // Where it became something else, that is the change: fields that the other kind does not have say nothing more.
  const isOther = a['kind'] !== undefined && a['kind'] !== b['kind'];
  // Where a copy came from matters to nobody but the BPMN writer.
  const leaves = differingLeaves(a, b).filter(({ path: [field = ''] }) => field !== 'copyOf' && (!isOther || (Object.hasOwn(a, field) && Object.hasOwn(b, field))));
  const isInOtherLane = table === 'nodes' && leaves.some(({ path }) => path[0] === 'lane');
  let isOrdered = false;
  for (const leaf of leaves) {
    const kind = kindOf(table, leaf.path[0] ?? '');
    if (leaf.path[0] === 'pool' && isInOtherLane) continue;
    if (kind === 'layout') { isOrdered = true; continue; }
    yield* ofLeaf(models, { kind, table, id, idBefore: models.idBefore(table, id), idAfter: id, name }, leaf);
  }
  if (isOrdered && table !== 'meta' && isEqual(rowOf(models.a, 'geometry', id), rowOf(models.b, 'geometry', id))) yield layout(models, table, id, name);
}

function* ofLeaf({ a, b }: Models, about: Pick<Found, 'kind' | 'table' | 'id' | 'idBefore' | 'idAfter' | 'name'>, { path, a: before, b: after }: Leaf): Generator<Found> {
  const { field, label } = fieldWords(b, path);
  const said = (fieldPath: readonly string[], of: Sentence, was: unknown, is: unknown, beforeText: Sentence, afterText: Sentence): Found => ({
    ...about, field: fieldPath, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }), label: of, beforeText, afterText,
    text: { key: about.kind === 'changed' ? 'compare.line.changed' : about.kind === 'movedLane' ? 'compare.line.movedLane' : 'compare.line.reconnected', params: { name: about.name, label: of, before: beforeText, after: afterText } },
  });
  if (isDistribution(before) && isDistribution(after) && before['kind'] === after['kind'] && before['unit'] === after['unit'] && before['kind'] !== 'fixed') {
    for (const parameter of Object.keys({ ...before, ...after })) {
      if (isEqual(before[parameter], after[parameter])) continue;
      const key = `compare.parameter.${parameter}` as const;
      const of: Sentence = { key: 'compare.value.named', params: { name: label, value: { key: key as 'compare.parameter.mean' } } };
      yield said([...path, parameter], of, before[parameter], after[parameter], parameterWords(before, parameter), parameterWords(after, parameter));
    }
    return;
  }
  yield said(path, label, before, after, valueWords(a, field, before), valueWords(b, field, after));
}

const layout = ({ idBefore }: Models, table: TableName, id: string, name: Sentence): Found => ({
  kind: 'layout', table, id, idBefore: idBefore(table, id), idAfter: id, field: [], name, label: null, beforeText: null, afterText: null, text: { key: 'compare.line.layout', params: { name } },
});

function* ofLayout(models: Models): Generator<Found> {
  const { a, b } = models;
  for (const table of ['pools', 'lanes', 'nodes', 'flows'] as const) {
    for (const [id, row] of Object.entries(rowsOf(b, table))) {
      if (!rowOf(a, table, id) || isEqual(rowOf(a, 'geometry', id), rowOf(b, 'geometry', id))) continue;
      yield layout(models, table, id, elementWords(b, table, id, row));
    }
  }
}
