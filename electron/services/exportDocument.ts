import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { ExportFormat, Output } from '../../shared/contract/contract.ts';
import type { Locale } from '../../shared/i18n/Locale.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { VariantId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import type { Attachment } from '../storage/Attachments.ts';

export interface ExportRequest {
  readonly format: ExportFormat;
  readonly variant: VariantId | null;
  readonly locale: Locale;
}

export async function exportDocument(document: ModelDocument, attachments: readonly Attachment[], request: ExportRequest): Promise<Output<'model.export'>> {
  void attachments;
  throw new CallFailure('refused', message('storage.import.unknownFormat', { name: document.master.meta.name + request.format }));
}
