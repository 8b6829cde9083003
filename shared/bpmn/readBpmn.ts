import type { ModelDocument } from '../model/ModelDocument.ts';
import { err, ok, type Result } from '../result.ts';
import type { Lineage } from '../delta/Lineage.ts';
import { decode, type DecodedText } from './decode.ts';
import type { ImportError } from './ImportError.ts';
import type { ImportWarning } from './ImportWarning.ts';
import { importFile } from './read/importFile.ts';
import { documentOf, lineageOfFile } from './read/readVariants.ts';
import type { TreeOptions } from './read/importTree.ts';
import { parseXml, type XmlTree } from './xml/parseXml.ts';

export const BPMN_BYTES_LIMIT = 50 * 1_048_576;

export type ReadOptions = Pick<TreeOptions, 'name'>;

export interface ReadBpmn {
  readonly document: ModelDocument;
  /** The states that the document descends from; empty in files that do not say. */
  readonly lineage: Lineage;
  readonly warnings: readonly ImportWarning[];
}

export interface ParsedBpmn {
  readonly tree: XmlTree;
  readonly decoded: DecodedText;
}

/** What kind of file the root element tells of, when it is not BPMN 2.0. */
function refuseRoot({ root }: XmlTree): ImportError | null {
  if (root.is('definitions')) return null;
  const namespaces = root.attributes.filter((attribute) => attribute.name.startsWith('xmlns')).map((attribute) => attribute.value).join(' ');
  if (/xpdl|wfmc/i.test(namespaces) || root.local === 'Package') return { code: 'xpdl' };
  if (/bpmn/i.test(namespaces) || /^(BusinessProcessDiagram|BpmnDiagram)$/i.test(root.local)) return { code: 'bpmn-1' };
  return { code: 'not-bpmn', root: root.name.slice(0, 100) };
}

/** Bytes to tree: decoded, within limits, well-formed, and BPMN 2.0 by its root. */
export function parseBpmn(bytes: Uint8Array): Result<ParsedBpmn, ImportError> {
  if (bytes.length > BPMN_BYTES_LIMIT) return err({ code: 'too-large', bytes: bytes.length, limit: BPMN_BYTES_LIMIT });
  const decoded = decode(bytes);
  if (!decoded.ok) return bytes.length > 0 && !looksLikeXml(bytes) ? err({ code: 'not-xml', line: 1, column: 1, reason: 'no markup' }) : decoded;
  const { text } = decoded.value;
  if (text.trim() === '') return err({ code: 'empty' });
  const tree = parseXml(text);
  if (!tree.ok) return tree;
  const refusal = refuseRoot(tree.value);
  return refusal ? err(refusal) : ok({ tree: tree.value, decoded: decoded.value });
}

/** Does the file start like markup in some encoding? Else a complaint about its encoding would lead nowhere. */
const looksLikeXml = (bytes: Uint8Array) => bytes.subarray(0, 64).includes(0x3c);

/**
 * Opens a BPMN 2.0 file: shapes, lanes, flows and labels where the file puts them. Everything that is not understood
 * is named in the warnings and stays in the file for the next save; a file that cannot be opened is refused with the
 * reason. The same bytes give the same document.
 */
export function readBpmn(bytes: Uint8Array, options: ReadOptions = {}): Result<ReadBpmn, ImportError> {
  const parsed = parseBpmn(bytes);
  if (!parsed.ok) return parsed;
  const file = importFile(parsed.value.tree.root, options);
  return ok({ document: documentOf(file), lineage: lineageOfFile(parsed.value.tree.root), warnings: file.plain.index.warnings });
}
