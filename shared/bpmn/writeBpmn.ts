import { isEqual } from '../delta/isEqual.ts';
import type { Lineage } from '../delta/Lineage.ts';
import { message } from '../i18n/Message.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { importErrorMessage } from './ImportError.ts';
import type { ImportWarning } from './ImportWarning.ts';
import { importFile, type ImportedFile } from './read/importFile.ts';
import { documentElement, documentOf, lineageOfFile } from './read/readVariants.ts';
import { parseBpmn, type ParsedBpmn } from './readBpmn.ts';
import { verify } from './verify.ts';
import { lostSince, takeCensus } from './write/census.ts';
import { Patch } from './write/Patch.ts';
import { ensureDiagram, misplaced, orderNamesakes, patchDiagram } from './write/patchDiagram.ts';
import { patchExtensions, patchIds, patchLineage, patchVariants } from './write/patchExtensions.ts';
import { patchFlows } from './write/patchFlows.ts';
import { collaborationOf, patchLanes, patchMembership, patchNodes, patchPools } from './write/patchStructure.ts';
import { removeElements, removeTraces } from './write/removeElements.ts';
import { TEMPLATE } from './write/template.ts';
import { withUnsaid } from './write/withUnsaid.ts';
import type { PlaneOffsets } from './read/readDiagram.ts';
import { parseXml } from './xml/parseXml.ts';
import { serialise } from './xml/serialise.ts';
import { NAMESPACES } from './xml/vocabulary.ts';
import { unwrap } from '../result.ts';

export interface WrittenBpmn {
  readonly bytes: Uint8Array;
  /** What the file cannot hold, found by reading it back. */
  readonly warnings: readonly ImportWarning[];
  /** What of `warnings` nobody could expect: the file must not take the place of another one. */
  readonly faults: readonly ImportWarning[];
}

export interface WriteOptions {
  /** Version of Laneway, for `exporterVersion`. */
  readonly version?: string;
  /** The model's variants, to travel in the extension. Absent: those that the file has stay as they are. */
  readonly variants?: ModelDocument['variants'];
  /** What the document descends from; stands only in files that hold other data of Laneway too. Absent: what the file says stays. */
  readonly lineage?: Lineage;
  /** The model may be older than what Laneway reads of a file today: what it has no word on stays as the file has it. */
  readonly keepsUnsaid?: boolean;
  /** A file that came without a diagram, or with one on which nothing stands, gets the one that people see, also when nothing was edited: other tools refuse to show a file without. */
  readonly drawsAll?: boolean;
}

/** Is this what the file says already? The name of the model is the library's unless the file gives one. */
function isUnedited(model: ProcessModel, read: ImportedFile, namesItself: boolean): boolean {
  const named = namesItself ? model : { ...model, meta: { ...model.meta, name: read.model.meta.name } };
  return isEqual(named, read.model);
}

const hasVariants = (file: ImportedFile, variants: ModelDocument['variants'] | undefined): boolean =>
  variants === undefined || isEqual(variants, documentOf(file).variants);

function template(): ParsedBpmn {
  return { tree: unwrap(parseXml(TEMPLATE)), decoded: { text: TEMPLATE, encoding: 'utf-8', hasByteOrderMark: false } };
}

/** The offsets of the planes that are left, by their place now. */
function offsetsLeft({ before, editor }: Patch): PlaneOffsets {
  const left = before.diagram.planes.filter(({ element }) => editor.isInTree(element));
  return new Map(left.flatMap((plane, i) => { const offset = before.offsets.get(plane.ordinal); return offset ? [[i, offset] as const] : []; }));
}

/** Further diagrams stand below the main one. Where that has grown, they are told to stay where they are. */
function keepOffsets({ before, editor }: Patch, offsets: PlaneOffsets): void {
  if (offsets.size === 0) return;
  const natural = importFile(editor.root).plain.offsets;
  const left = before.diagram.planes.filter(({ element }) => editor.isInTree(element));
  for (const [i, offset] of offsets) {
    if (!isEqual(natural.get(i), offset)) left[i]?.element.set(`${editor.prefix('laneway')}offset`, `${offset.x} ${offset.y}`, NAMESPACES.laneway);
  }
}

/**
 * What the file does not place would be laid out anew when it is read again. Where that puts an element elsewhere than
 * the model has it, it is drawn; and since what is drawn changes the layout of the rest, the second time all of it is.
 */
function drawMisplaced(patch: Patch, read: ImportedFile, offsets: PlaneOffsets): ImportedFile {
  const { placed, diagram } = patch.before;
  const drawn = new Set<string>();
  let now = read;
  for (let round = 0; round < 2; round++) {
    const misplacedNow = misplaced(patch, now.model);
    if (misplacedNow.size === 0) break;
    const isWhole = round > 0 || diagram.isEmpty;
    const only = new Set<string>([...(isWhole ? placed : misplacedNow)].filter((id) => !drawn.has(id)));
    for (const id of only) drawn.add(id);
    patchDiagram(patch, only);
    now = importFile(patch.editor.root, { offsets });
  }
  return now;
}

const DECLARED = /^(\uFEFF?\s*<\?xml[^>]*?\bencoding\s*=\s*["'])[^"']*(["'])/;

/**
 * A model as BPMN 2.0 XML. With the file it was read from, that file is patched: what was not edited comes back byte
 * for byte, with all that Laneway does not know. Without one, an empty file is patched, so there is one writer.
 * Always UTF-8. The result is read back and compared with the model; what differs is in the warnings.
 */
export function writeBpmn(given: ProcessModel, source?: Uint8Array, options: WriteOptions = {}): WrittenBpmn {
  const parsed = source === undefined ? null : parseBpmn(source);
  // A source that cannot be read was never opened; a model without one is written whole.
  const { tree, decoded } = parsed?.ok ? parsed.value : template();
  const hasSource = parsed?.ok ?? false;
  const before = importFile(tree.root);
  const model = options.keepsUnsaid === true && hasSource ? withUnsaid(given, before.model) : given;
  const { diagram, placed } = before.plain;
  // An empty process has all that there is of it on an empty plane.
  const isUndrawn = options.drawsAll === true && diagram.isEmpty && (diagram.planes.length === 0 || placed.size > 0);
  if (source !== undefined && hasSource && !isUndrawn && isUnedited(model, before, tree.root.get('name') !== undefined) && hasVariants(before, options.variants)) return { bytes: source, warnings: [], faults: [] };

  const census = takeCensus(tree.root);
  const patch = new Patch(tree, before.plain, model, isUndrawn);
  const { editor } = patch;
  removeElements(patch);
  patchPools(patch);
  patchLanes(patch);
  patchNodes(patch);
  patchMembership(patch);
  patchFlows(patch);
  // A file without any of these is one that other tools refuse to show.
  if (!editor.root.child('process') && !editor.root.child('choreography')) collaborationOf(patch);
  removeTraces(patch);
  patchDiagram(patch);
  orderNamesakes(patch);
  if (!hasSource || isUndrawn) ensureDiagram(patch);

  const offsets = offsetsLeft(patch);
  let read = importFile(tree.root, { offsets });
  read = drawMisplaced(patch, read, offsets);
  keepOffsets(patch, offsets);
  if (patchIds(patch, (element) => read.plain.index.keyOf(element))) read = importFile(tree.root, { offsets });
  patchExtensions(patch, read, hasSource);
  if (options.variants && !hasVariants(read, options.variants)) patchVariants(patch, options.variants, documentElement(tree.root, 'variants'));
  if (options.lineage && !isEqual(options.lineage, lineageOfFile(tree.root))) patchLineage(patch, options.lineage, documentElement(tree.root, 'lineage'));
  tree.root.set('exporter', 'Laneway');
  tree.root.set('exporterVersion', options.version);

  const text = serialise(tree).replace(DECLARED, decoded.encoding === 'utf-8' ? '$&' : '$1UTF-8$2');
  const body = new TextEncoder().encode(decoded.hasByteOrderMark ? `\uFEFF${text}` : text);
  const converted: ImportWarning[] = decoded.encoding === 'utf-8' ? [] : [{ message: message('bpmn.warning.utf-8', { encoding: decoded.encoding.toUpperCase() }) }];
  const back = parseBpmn(body);
  if (!back.ok) throw new Error(`The written file cannot be read: ${JSON.stringify(back.error)}`);
  const differences = [...differencesOf(back.value, model, options.variants)];
  const lost = lostSince(census, editor.removed(), back.value.tree.root);
  if (lost !== null) differences.push({ message: message('bpmn.warning.lost', { element: lost }) });
  // What is locked has no home but the file it came from.
  const isHomeless = ({ element }: ImportWarning) => element !== undefined && !patch.elements.has(element) && (find(model.nodes, element)?.kind === 'locked' || find(model.flows, element)?.kind === 'lockedFlow');
  return { bytes: body, warnings: [...converted, ...differences], faults: differences.filter((difference) => !isHomeless(difference)) };
}

function differencesOf({ tree }: ParsedBpmn, model: ProcessModel, variants: ModelDocument['variants'] | undefined): readonly ImportWarning[] {
  const again = importFile(tree.root, { name: model.meta.name });
  const differences = verify(withUnsaid(model, again.model), again.model);
  return hasVariants(again, variants) ? differences : [...differences, { message: message('bpmn.warning.variants') }];
}

/** What of a model does not come back from a file that was written, and then perhaps changed, for it. */
export function checkBpmn(bytes: Uint8Array, model: ProcessModel, variants?: ModelDocument['variants']): readonly ImportWarning[] {
  const parsed = parseBpmn(bytes);
  return parsed.ok ? differencesOf(parsed.value, model, variants) : [{ message: importErrorMessage(parsed.error) }];
}
