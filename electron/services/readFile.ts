import { importErrorMessage, type ImportError } from '../../shared/bpmn/ImportError.ts';
import type { ImportWarning as ReaderWarning } from '../../shared/bpmn/ImportWarning.ts';
import { readBpmn } from '../../shared/bpmn/readBpmn.ts';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { ImportWarning } from '../../shared/contract/contract.ts';
import type { Lineage } from '../../shared/delta/Lineage.ts';
import { detectFormat, type ReadFormat } from '../../shared/files/detectFormat.ts';
import { readLaneway, type Attachments } from '../../shared/files/lanewayFile.ts';
import { message, type Message } from '../../shared/i18n/Message.ts';
import { readMermaid } from '../../shared/interchange/mermaid/readMermaid.ts';
import { readCsv, type ReadTable } from '../../shared/interchange/outline/readCsv.ts';
import { readOutline } from '../../shared/interchange/outline/readOutline.ts';
import { readWorkbook } from '../../shared/interchange/outline/readWorkbook.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { BPMN_SOURCE } from '../storage/Attachments.ts';
import { warningOnTheWire } from './warningOnTheWire.ts';

export interface ReadFile {
  readonly format: ReadFormat;
  readonly document: ModelDocument;
  readonly warnings: readonly ImportWarning[];
  readonly attachments: Attachments;
  readonly lineage: Lineage;
}

interface ReadModel {
  readonly document: ModelDocument;
  readonly warnings: readonly ReaderWarning[];
  readonly attachments?: Attachments;
  readonly lineage?: Lineage;
}

/** Reads a file of any format that Laneway knows, by what is in it. Throws `CallFailure` (`refused`) with the reason. */
export async function readFile(name: string, bytes: Uint8Array): Promise<ReadFile> {
  const format = detectFormat(name, bytes);
  const shown = name.slice(0, 200);
  if (format === 'unknown') throw new CallFailure('refused', message('storage.import.unknownFormat', { name: shown }));
  if (!isReadable(format)) throw new CallFailure('refused', message(`interchange.refused.${format}`, { name: shown }), { cause: `${name}: ${format}` });
  const read = await readAs(format, stem(name), bytes);
  if (!read.ok) throw new CallFailure('refused', read.error, { cause: `${name}: ${read.error.key}` });
  const { document, warnings, attachments = {}, lineage = {} } = read.value;
  return { format, document, warnings: warnings.map(warningOnTheWire), attachments, lineage };
}

const READERS = {
  laneway: (_, bytes) => said(readLaneway(bytes), (file) => ({ ...file, warnings: [] })),
  // The file itself is kept: export patches it, so that what was not understood comes back as it was.
  bpmn: (name, bytes) => said(readBpmn(bytes, { name }), (file) => ({ ...file, attachments: { [BPMN_SOURCE]: bytes } })),
  csv: (name, bytes) => fromTable(name, readCsv(bytes)),
  xlsx: async (name, bytes) => fromTable(name, await readWorkbook(bytes)),
  mermaid: (name, bytes) => readMermaid(bytes, name),
} satisfies Record<ReadFormat, (name: string, bytes: Uint8Array) => Result<ReadModel, Message> | Promise<Result<ReadModel, Message>>>;

const isReadable = (format: string): format is ReadFormat => Object.hasOwn(READERS, format);

const readAs = (format: ReadFormat, name: string, bytes: Uint8Array): Result<ReadModel, Message> | Promise<Result<ReadModel, Message>> => READERS[format](name, bytes);

function said<T>(read: Result<T, ImportError>, take: (value: T) => ReadModel): Result<ReadModel, Message> {
  return read.ok ? ok(take(read.value)) : err(importErrorMessage(read.error));
}

function fromTable(name: string, table: Result<ReadTable, Message>): Result<ReadModel, Message> {
  if (!table.ok) return table;
  const outline = readOutline(table.value.rows, name);
  return outline.ok ? ok({ document: outline.value.document, warnings: [...table.value.warnings, ...outline.value.warnings] }) : outline;
}

/** What a model is called whose file does not name it. */
const stem = (name: string) => name.replace(/^.*[/\\]/, '').replace(/\.(bpmn20\.xml|[^.]{1,10})$/i, '');
