import { isEqual } from '../../delta/isEqual.ts';
import type { Lineage } from '../../delta/Lineage.ts';
import type { ModelDocument } from '../../model/ModelDocument.ts';
import { rows, type ModelMeta } from '../../model/ProcessModel.ts';
import { canonicalJson, type Json } from '../../files/canonicalJson.ts';
import type { ImportedFile } from '../read/importFile.ts';
import { FREE_TABLES, OWNED_TABLES, STRUCTURE, rowOf } from '../read/readExtensions.ts';
import { NAMESPACES } from '../xml/vocabulary.ts';
import { withoutForbidden } from '../xml/withoutForbidden.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import { collaborationOf } from './patchStructure.ts';
import type { Patch } from './Patch.ts';
import { withRanks } from './withRanks.ts';

/** Model data holds nothing but JSON; its type says so with `unknown` in places. What XML cannot hold is spelled out. */
const json = (value: unknown, levels: number) =>
  canonicalJson(value as Json, levels).trimEnd().replaceAll(/[\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

function extensionHome(patch: Patch, owner: XmlElement): XmlElement {
  return owner.child('extensionElements') ?? patch.editor.insert(owner, patch.editor.create('bpmn', 'extensionElements'));
}

function removeExtension(patch: Patch, extension: XmlElement): void {
  const home = extension.parent;
  patch.editor.remove(extension);
  if (home && home.children.length === 0) patch.editor.remove(home);
}

/** The element that carries what belongs to the whole model. `definitions` may hold no extension elements by the schema. */
const wholeHome = (patch: Patch): XmlElement => patch.editor.root.child('collaboration') ?? patch.editor.root.child('process') ?? collaborationOf(patch);

function patchFields(patch: Patch, element: XmlElement, base: Readonly<Record<string, unknown>>, row: Readonly<Record<string, unknown>>): void {
  const { editor } = patch;
  const fields = Object.fromEntries(Object.entries(row).filter(([field, value]) => value !== undefined && !STRUCTURE.has(field) && !isEqual(value, base[field])));
  const without = Object.keys(base).filter((field) => base[field] !== undefined && row[field] === undefined && !STRUCTURE.has(field));
  const existing = element.child('extensionElements')?.child('fields', 'laneway');
  if (Object.keys(fields).length === 0 && without.length === 0) {
    if (existing) removeExtension(patch, existing);
    return;
  }
  const extension = existing ?? editor.insert(extensionHome(patch, element), editor.create('laneway', 'fields'));
  extension.set('without', without.length === 0 ? undefined : without.join(' '));
  extension.setText(json(fields, Object.keys(fields).length > 1 ? 1 : 0));
}

function patchTable(patch: Patch, name: (typeof FREE_TABLES)[number], content: unknown): void {
  const { editor } = patch;
  const home = extensionHome(patch, wholeHome(patch));
  const existing = home.all('table', 'laneway').find((table) => table.get('name') === name);
  const table = existing ?? editor.insert(home, editor.create('laneway', 'table', { name }));
  table.setText(json(content, 2));
}

function patchMeta(patch: Patch, meta: ModelMeta, read: ModelMeta, hasSource: boolean): void {
  const { editor } = patch;
  const mayNameFile = !hasSource || editor.root.get('name') !== undefined;
  if (meta.name !== read.name && mayNameFile) editor.root.set('name', meta.name === '' ? undefined : meta.name);
  const fields = Object.fromEntries(Object.entries(meta).filter(([field, value]) => field !== 'name' && !isEqual(value, read[field as keyof ModelMeta])));
  // The file squeezes blanks out of a name; one that has them on purpose travels beside it.
  const isOddName = meta.name !== withoutForbidden(meta.name).replaceAll(/\s+/g, ' ').trim() || meta.name === '';
  const named = meta.name !== read.name && mayNameFile && isOddName ? { name: meta.name } : {};
  if (Object.keys(fields).length === 0 && Object.keys(named).length === 0) return;
  const home = extensionHome(patch, wholeHome(patch));
  const existing = home.child('meta', 'laneway');
  const before = existing ? (JSON.parse(existing.text()) as Record<string, unknown>) : {};
  (existing ?? editor.insert(home, editor.create('laneway', 'meta'))).setText(json({ ...before, ...fields, ...named }, 1));
}

/** The variants of the model. A file of one variant alone has none. */
export function patchVariants(patch: Patch, variants: ModelDocument['variants'], existing: XmlElement | undefined): void {
  const { editor } = patch;
  if (rows(variants).length === 0) {
    if (existing) removeExtension(patch, existing);
    return;
  }
  (existing ?? editor.insert(extensionHome(patch, wholeHome(patch)), editor.create('laneway', 'variants'))).setText(json(variants, 1));
}

const hasLanewayData = (element: XmlElement): boolean => element.vocabulary === 'laneway' || element.elements().some(hasLanewayData);

/** Where the copy came from. A file of another tool that holds nothing of Laneway gets nothing for its sake. */
export function patchLineage(patch: Patch, lineage: Lineage, existing: XmlElement | undefined): void {
  const { editor } = patch;
  if (Object.keys(lineage).length === 0) {
    if (existing) removeExtension(patch, existing);
    return;
  }
  if (!hasLanewayData(editor.root)) return;
  (existing ?? editor.insert(extensionHome(patch, wholeHome(patch)), editor.create('laneway', 'lineage'))).setText(json(lineage, 1));
}

/**
 * Writes into the Laneway extension whatever reading the patched tree does not give: work, arrivals, roles, calendars
 * and every other field without a place in BPMN. Elements that read back as they are keep what they have.
 */
export function patchExtensions(patch: Patch, read: ImportedFile, hasSource: boolean): void {
  const target = withRanks(patch.model);
  const full = withRanks(read.model);
  const base = withRanks(read.base);
  for (const table of OWNED_TABLES) {
    for (const id of Object.keys(target[table])) {
      const element = patch.elements.get(id);
      const row = rowOf(target, table, id);
      const baseRow = rowOf(base, table, id);
      if (!element || !row || !baseRow || isEqual(row, rowOf(full, table, id))) continue;
      patchFields(patch, element, baseRow, row);
    }
  }
  for (const table of FREE_TABLES) {
    if (!isEqual(target[table], full[table])) patchTable(patch, table, target[table]);
  }
  patchMeta(patch, target.meta, full.meta, hasSource);
}

/** Gives back to each element the internal id that it has in the model, where reading would find another one. */
export function patchIds(patch: Patch, keyOf: (element: XmlElement) => string | undefined): boolean {
  let isChanged = false;
  for (const [id, element] of patch.elements) {
    const key = keyOf(element);
    if (key === undefined || key === id) continue;
    element.set(`${patch.editor.prefix('laneway')}id`, id, NAMESPACES.laneway);
    isChanged = true;
  }
  return isChanged;
}

