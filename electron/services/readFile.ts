import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { ImportWarning } from '../../shared/contract/contract.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import type { Attachment } from '../storage/Attachments.ts';

export interface ReadFile {
  readonly document: ModelDocument;
  readonly warnings: readonly ImportWarning[];
  readonly attachments: readonly Attachment[];
}

/** Reads a file of any format that Laneway knows, by what is in it. Throws `CallFailure` (`refused`) with the reason. */
export async function readFile(name: string, bytes: Uint8Array): Promise<ReadFile> {
  void bytes;
  throw new CallFailure('refused', message('storage.import.unknownFormat', { name }));
}
