import { z } from 'zod';
import { effectiveModel } from '../delta/effectiveModel.ts';
import { Lineage } from '../delta/Lineage.ts';
import { ModelDocument } from '../model/ModelDocument.ts';
import { emptyModel } from '../model/emptyModel.ts';
import { ProcessModel, TABLES } from '../model/ProcessModel.ts';
import { err, ok, type Result } from '../result.ts';
import type { ImportError } from '../bpmn/ImportError.ts';
import { parseBase64, toBase64 } from './base64.ts';
import { canonicalJson, type Json } from './canonicalJson.ts';
import { conflictTable, ConflictTable, readConflicts, withConflicts } from './mergeConflictsFile.ts';
import { parseJson } from './parseJson.ts';

/** Files that travel with a model, such as the BPMN file it was read from (`source.bpmn`). */
export type Attachments = Readonly<Record<string, Uint8Array>>;

export interface LanewayFile {
  readonly document: ModelDocument;
  readonly attachments: Attachments;
  /** The states that the document descends from; empty in files that do not say. */
  readonly lineage: Lineage;
}

export const LANEWAY_FORMAT = 'laneway';
/** The newest that can be read. Raised when a file of this version could not be read by the version before; a file has the lowest that holds what is in it. */
export const LANEWAY_VERSION = 3;
const PLAIN_VERSION = 1;
/** May hold the open conflicts of a merge. */
const CONFLICTS_VERSION = 2;
/** May hold a lineage. */
const LINEAGE_VERSION = 3;
export const LANEWAY_BYTES_LIMIT = 100 * 1_048_576;
const DEPTH_LIMIT = 100;
const ROWS_LIMIT = 200_000;

/** document → master → table → element: each field of an element stands on a line of its own. */
const LEVELS = 5;

const Envelope = z.strictObject({
  format: z.literal(LANEWAY_FORMAT),
  version: z.int().min(1),
  document: z.unknown(),
  attachments: z.record(z.string().min(1).max(200), z.string()).optional(),
  conflicts: ConflictTable.optional(),
  lineage: Lineage.optional(),
});

/** The exchange format between colleagues: canonical, so that saving twice gives the same bytes. The lineage stands by digest, a state on a line. */
export function writeLaneway(document: ModelDocument, attachments: Attachments = {}, lineage: Lineage = {}): Uint8Array {
  const conflicts = readConflicts(attachments);
  const files = Object.fromEntries(Object.entries(withConflicts(attachments, [])).map(([name, bytes]) => [name, toBase64(bytes)]));
  const hasLineage = Object.keys(lineage).length > 0;
  const content = {
    format: LANEWAY_FORMAT,
    version: hasLineage ? LINEAGE_VERSION : conflicts.length > 0 ? CONFLICTS_VERSION : PLAIN_VERSION,
    ...(Object.keys(files).length === 0 ? {} : { attachments: files }),
    ...(conflicts.length === 0 ? {} : { conflicts: conflictTable(conflicts) }),
    ...(hasLineage ? { lineage } : {}),
    document,
  };
  // A parsed document holds nothing but JSON; its type says so with `unknown` in the overlays.
  return new TextEncoder().encode(canonicalJson(content as unknown as Json, LEVELS));
}

/** Nesting outside of strings, found before the parser sees it. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 92 /* \ */) i++;
      else if (c === 34 /* " */) inString = false;
    } else if (c === 34) inString = true;
    else if (c === 123 || c === 91) { if (++depth > DEPTH_LIMIT) return true; }
    else if (c === 125 || c === 93) depth--;
  }
  return false;
}

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** The path to a key that would reach into an object's prototype, or `null`. */
export function forbiddenKey(value: unknown, path: readonly string[] = []): readonly string[] | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && FORBIDDEN.has(key)) return [...path, key];
    const found = forbiddenKey(inner, [...path, key]);
    if (found) return found;
  }
  return null;
}

const words = (path: readonly PropertyKey[]) => path.map((part) => String(part).slice(0, 100)).join(' → ');
const invalid = (error: z.ZodError, under: readonly string[] = []): ImportError => {
  const issue = error.issues[0];
  return { code: 'invalid', where: words([...under, ...(issue?.path ?? [])]), reason: issue?.message ?? 'is not valid' };
};

/** Overlays hold rows and fields as unknown, so what they make of the master is checked as a model. */
export function checkVariants(document: ModelDocument): ImportError | null {
  for (const { id, overlay } of Object.values(document.variants)) {
    for (const table of TABLES) {
      const removed = ProcessModel.safeParse({ ...emptyModel(''), [table]: overlay[table]?.removed ?? {} });
      if (!removed.success) return invalid(removed.error, ['variants', id, 'removed']);
    }
    const effective = ProcessModel.safeParse(effectiveModel(document, id).model);
    if (!effective.success) return invalid(effective.error, ['variants', id]);
  }
  return null;
}

const rowCount = (document: ModelDocument) => TABLES.reduce((sum, table) => sum + Object.keys(document.master[table]).length, 0);

/** Opens a `.laneway` file. Files are untrusted: size, depth, counts, keys and every field are checked first. */
export function readLaneway(bytes: Uint8Array): Result<LanewayFile, ImportError> {
  if (bytes.length === 0) return err({ code: 'empty' });
  if (bytes.length > LANEWAY_BYTES_LIMIT) return err({ code: 'too-large', bytes: bytes.length, limit: LANEWAY_BYTES_LIMIT });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return err({ code: 'encoding', encoding: 'UTF-8' });
  }
  if (isTooDeep(text)) return err({ code: 'too-deep', line: 1, column: 1, limit: DEPTH_LIMIT });
  const json = parseJson(text);
  if (!json.ok) return err({ code: 'not-json', ...json.error });
  const content = json.value;
  if (typeof content !== 'object' || content === null || !('format' in content) || content.format !== LANEWAY_FORMAT) return err({ code: 'not-laneway' });
  if ('version' in content && typeof content.version === 'number' && content.version > LANEWAY_VERSION) {
    return err({ code: 'newer-version', version: content.version, supported: LANEWAY_VERSION });
  }
  const forbidden = forbiddenKey(content);
  if (forbidden) return err({ code: 'invalid', where: words(forbidden), reason: 'is not a valid key' });
  const envelope = Envelope.safeParse(content);
  if (!envelope.success) return err(invalid(envelope.error));
  const document = ModelDocument.safeParse(envelope.data.document);
  if (!document.success) return err(invalid(document.error, ['document']));
  if (rowCount(document.data) > ROWS_LIMIT) return err({ code: 'too-many', limit: ROWS_LIMIT });
  const variant = checkVariants(document.data);
  if (variant) return err(variant);
  const attachments: Record<string, Uint8Array> = {};
  for (const [name, base64] of Object.entries(envelope.data.attachments ?? {})) {
    const file = parseBase64(base64);
    if (!file) return err({ code: 'invalid', where: words(['attachments', name]), reason: 'is not base64' });
    attachments[name] = file;
  }
  return ok({ document: document.data, attachments: withConflicts(attachments, Object.values(envelope.data.conflicts ?? {})), lineage: envelope.data.lineage ?? {} });
}
