import { writeBpmn } from '../../shared/bpmn/writeBpmn.ts';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { ExportFormat, Output } from '../../shared/contract/contract.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import { toSvg } from '../../shared/drawing/svg.ts';
import { fileName } from '../../shared/files/fileName.ts';
import { writeLaneway, type Attachments } from '../../shared/files/lanewayFile.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { VariantId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import { BPMN_SOURCE } from '../storage/Attachments.ts';
import { VERSION } from './version.ts';
import { warningOnTheWire } from './warningOnTheWire.ts';

export interface ExportRequest {
  readonly format: ExportFormat;
  /** `null`: the master. A `.laneway` file holds all variants, whichever is asked for. */
  readonly variant: VariantId | null;
}

/**
 * The bytes of a file, and what it is to be called. Attachments are read for the formats that hold them. Throws `CallFailure` (`not-found`) when there is no such variant.
 */
export function exportDocument(document: ModelDocument, attachmentsOf: () => Attachments, { format, variant }: ExportRequest): Output<'model.export'> {
  const chosen = find(document.variants, variant);
  if (variant !== null && !chosen) throw new CallFailure('not-found', message('storage.variant.notFound'));
  const base = [document.master.meta.name, ...(chosen && format !== 'laneway' ? [chosen.name] : [])].join(' – ');
  const name = fileName(base, format);
  const { model } = effectiveModel(document, variant);
  switch (format) {
    case 'laneway':
      return { name, bytes: new Uint8Array(writeLaneway(document, attachmentsOf())), warnings: [] };
    case 'svg':
      return { name, bytes: new TextEncoder().encode(toSvg(model, { theme: 'print' })), warnings: [] };
    case 'bpmn': {
      const { bytes, warnings } = writeBpmn(model, attachmentsOf()[BPMN_SOURCE], { version: VERSION });
      return { name, bytes: new Uint8Array(bytes), warnings: warnings.map(warningOnTheWire) };
    }
  }
}
