import { importErrorMessage, type ImportError } from '../../shared/bpmn/ImportError.ts';
import { readBpmn } from '../../shared/bpmn/readBpmn.ts';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { ImportWarning } from '../../shared/contract/contract.ts';
import { detectFormat } from '../../shared/files/detectFormat.ts';
import { readLaneway, type Attachments } from '../../shared/files/lanewayFile.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { BPMN_SOURCE } from '../storage/Attachments.ts';
import { warningOnTheWire } from './warningOnTheWire.ts';

export interface ReadFile {
  readonly document: ModelDocument;
  readonly warnings: readonly ImportWarning[];
  readonly attachments: Attachments;
}

/** Reads a file of any format that Laneway knows, by what is in it. Throws `CallFailure` (`refused`) with the reason. */
export function readFile(name: string, bytes: Uint8Array): ReadFile {
  const read = readAs(name, bytes);
  if (!read.ok) throw new CallFailure('refused', importErrorMessage(read.error), { cause: `${name}: ${read.error.code}` });
  return read.value;
}

function readAs(name: string, bytes: Uint8Array): Result<ReadFile, ImportError> {
  const format = detectFormat(name, bytes);
  switch (format) {
    case 'unknown':
      throw new CallFailure('refused', message('storage.import.unknownFormat', { name }));
    case 'laneway': {
      const file = readLaneway(bytes);
      return file.ok ? ok({ ...file.value, warnings: [] }) : err(file.error);
    }
    case 'bpmn': {
      const file = readBpmn(bytes, { name: stem(name) });
      // The file itself is kept: export patches it, so that what was not understood comes back as it was.
      return file.ok ? ok({ document: file.value.document, warnings: file.value.warnings.map(warningOnTheWire), attachments: { [BPMN_SOURCE]: bytes } }) : err(file.error);
    }
  }
}

/** What a model is called whose file does not name it. */
const stem = (name: string) => name.replace(/^.*[/\\]/, '').replace(/\.(bpmn20\.xml|bpmn|xml|laneway)$/i, '');
