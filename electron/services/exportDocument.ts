import { checkBpmn, writeBpmn } from '../../shared/bpmn/writeBpmn.ts';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { ImportWarning, Output } from '../../shared/contract/contract.ts';
import type { ExportFormat, ExportOptions } from '../../shared/contract/exports.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import type { Lineage } from '../../shared/delta/Lineage.ts';
import { drawSheet } from '../../shared/drawing/drawSheet.ts';
import { scenarioOf } from '../../shared/drawing/overlays/heatScale.ts';
import { overlayData } from '../../shared/drawing/overlays/overlayData.ts';
import { toSvg } from '../../shared/drawing/svg.ts';
import { fileName } from '../../shared/files/fileName.ts';
import { writeLaneway, type Attachments } from '../../shared/files/lanewayFile.ts';
import { readConflicts } from '../../shared/files/mergeConflictsFile.ts';
import { message, type Message } from '../../shared/i18n/Message.ts';
import { withBpsim } from '../../shared/interchange/bpsim/withBpsim.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { variantsOf } from '../../shared/model/variants.ts';
import type { ExportSource } from '../../shared/files/ExportSource.ts';
import { BPMN_SOURCE } from '../storage/Attachments.ts';
import { messageOnTheWire } from './messageOnTheWire.ts';
import { VERSION } from './version.ts';
import { warningOnTheWire } from './warningOnTheWire.ts';

/** A document and what is known about it. A `.laneway` file holds all variants, whichever is asked for. */
export interface ExportRequest extends Omit<ExportSource, 'model'> {
  readonly format: ExportFormat;
  readonly options: ExportOptions;
  /** The files that the document came from; needed for the formats that hold them. */
  readonly attachments: Attachments;
  /** What the document descends from; needed for the formats that say it. */
  readonly lineage?: Lineage;
  /** A file that came without a diagram stays without: a merge changes what the sides changed. Otherwise it leaves with the one that people see. */
  readonly keepsUndrawn?: boolean;
}

export type ExportedFile = Output<'model.export'>;

/** Which formats hold the files that a model came from. */
export const holdsAttachments = (format: ExportFormat): boolean => format === 'laneway' || format === 'bpmn';

/** Formats whose pages and pictures show what a simulation found, when it is asked for. */
const SHOWS_OVERLAYS: ReadonlySet<ExportFormat> = new Set(['svg', 'png', 'pdf', 'html', 'handbook', 'docx']);

/** Formats that are, or begin with, the diagram. */
const SHOWS_DIAGRAM: ReadonlySet<ExportFormat> = new Set(['svg', 'png', 'pdf', 'html']);
const isBlank = ({ nodes, lanes, pools }: ProcessModel): boolean =>
  rows(nodes).length === 0 && rows(lanes).length === 0 && rows(pools).every(({ kind }) => kind === 'implicit');

interface Written {
  readonly bytes: Uint8Array;
  readonly warnings?: readonly ImportWarning[];
}

const text = (content: string): Written => ({ bytes: new TextEncoder().encode(content) });
const remark = (of: Message): ImportWarning => ({ message: messageOnTheWire(of) });

/** What the reader of a file would not guess from it. */
function remarks({ format, options, report, variant, isReportStale, attachments }: ExportRequest, model: ProcessModel): readonly ImportWarning[] {
  if (format === 'bpmn') {
    const { length: count } = readConflicts(attachments);
    return count === 0 ? [] : [remark(message('exports.conflicts.left', { count }))];
  }
  if (SHOWS_DIAGRAM.has(format) && isBlank(model)) return [remark(message('exports.nothingDrawn'))];
  if (!SHOWS_OVERLAYS.has(format) || !options.overlays.includes('heat')) return [];
  return scenarioOf(report, variant) === null ? [remark(message('exports.heat.none'))] : isReportStale ? [remark(message('exports.heat.stale'))] : [];
}

/** A file that does not read back as the model never takes the place of another one. */
function refuseFaults([fault]: readonly { readonly message: Message }[]): void {
  if (fault) throw new CallFailure('refused', message('bpmn.error.unfaithful', { what: Object.values(fault.message.params ?? {}).join(', ') }));
}

/** A writer is loaded when a file of its format is first asked for. */
async function write(request: ExportRequest, source: ExportSource): Promise<Written> {
  const { format, options, attachments, lineage, keepsUndrawn = false } = request;
  const { document, model, report, variant, locale } = source;
  const drawing = () => ({ root: options.root, overlays: options.overlays.length === 0 ? null : overlayData(model, report, variant, options.overlays, locale) });
  const svg = () => toSvg(model, { ...drawing(), theme: options.theme, withBackground: options.withBackground });
  switch (format) {
    case 'laneway':
      return { bytes: new Uint8Array(writeLaneway(document, attachments, lineage)) };
    case 'bpmn': {
      // A file of one variant holds that one alone; a file of the master holds all of them.
      const variants = variant === null ? document.variants : {};
      const { bytes, warnings, faults } = writeBpmn(model, attachments[BPMN_SOURCE], { version: VERSION, variants, keepsUnsaid: true, drawsAll: !keepsUndrawn, ...(variant === null && lineage ? { lineage } : {}) });
      const written = options.withBpsim ? withBpsim(bytes, model, variant === null ? variantsOf(document).map(({ id, name }) => ({ name, model: effectiveModel(document, id).model })) : []) : { bytes, warnings: [] };
      refuseFaults(faults.length === 0 && options.withBpsim ? checkBpmn(written.bytes, model, variants).filter(({ element }) => !warnings.some((known) => known.element === element)) : faults);
      return { bytes: new Uint8Array(written.bytes), warnings: [...warnings.map(warningOnTheWire), ...written.warnings.map(({ message: of }) => remark(of))] };
    }
    case 'svg':
      return text(svg());
    case 'png': {
      const { toPng } = await import('../exports/png.ts');
      const { unknownCharacters } = await import('../exports/unknownCharacters.ts');
      const { bytes } = await toPng(svg(), options.scale);
      return { bytes, warnings: unknownCharacters([drawSheet(model, drawing())]).map(remark) };
    }
    case 'pdf': {
      const { writePdf } = await import('../exports/pdf/writePdf.ts');
      const { bytes, warnings } = await writePdf(source, options);
      return { bytes, warnings: warnings.map(remark) };
    }
    case 'html': {
      const { viewerHtml } = await import('../../shared/viewer/viewerHtml.ts');
      const { viewerPage } = await import('../exports/viewerPage.ts');
      return text(viewerHtml({ ...source, options }, await viewerPage()));
    }
    case 'md': {
      const { writeMarkdown } = await import('../exports/documents/markdown.ts');
      return { bytes: await writeMarkdown(source, options) };
    }
    case 'handbook': {
      const { writeHandbook } = await import('../exports/documents/handbook.ts');
      return { bytes: await writeHandbook(source, options) };
    }
    case 'docx': {
      const { writeDocx } = await import('../exports/documents/docx.ts');
      return { bytes: await writeDocx(source, options) };
    }
    case 'xlsx': {
      const { writeXlsx } = await import('../exports/documents/xlsx.ts');
      return { bytes: await writeXlsx(source, options) };
    }
    case 'csv': {
      const { writeCsv } = await import('../exports/documents/csv.ts');
      return { bytes: await writeCsv(source, options) };
    }
  }
}

/**
 * The bytes of a file, and what it is to be called. Throws `CallFailure`: `not-found` when there is no such variant or
 * level, `refused` when the file would be too large.
 */
export async function exportDocument(request: ExportRequest): Promise<ExportedFile> {
  const { document, variant, format, options } = request;
  const chosen = find(document.variants, variant);
  if (variant !== null && !chosen) throw new CallFailure('not-found', message('storage.variant.notFound'));
  const { model } = effectiveModel(document, variant);
  if (options.root !== null && !find(model.nodes, options.root)) throw new CallFailure('not-found', message('exports.root.notFound', { id: options.root }));
  const base = [document.master.meta.name, ...(chosen && format !== 'laneway' ? [chosen.name] : [])].join(' – ');
  const written = await write(request, { ...request, model });
  return {
    name: fileName(base, format === 'handbook' ? 'handbook.html' : format),
    bytes: new Uint8Array(written.bytes),
    warnings: [...remarks(request, model), ...(written.warnings ?? [])],
  };
}
