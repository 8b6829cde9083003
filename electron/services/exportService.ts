import type { SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import { withConflicts } from '../../shared/files/mergeConflictsFile.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import { holdsAttachments } from './exportDocument.ts';
import type { ServiceContext, ServiceHandlers } from './Services.ts';

/** Files of stored models, written on the export thread. */
export function exportService({ storage, exportFile }: Pick<ServiceContext, 'storage' | 'exportFile'>): {
  readonly handlers: Pick<ServiceHandlers, 'model.export' | 'model.cancelExport'>;
  close(): void;
} {
  const { models, attachments, openConflicts, ancestors, runs } = storage;
  const going = new Map<ModelId, Set<AbortController>>();

  /** The newest simulation that came to its end and can still be read. */
  const newestReport = (id: ModelId): { readonly report: SimulationReport; readonly isStale: boolean } | null => {
    for (const run of runs.of(id)) {
      if (run.status !== 'finished') continue;
      const { report } = runs.read(run.id);
      if (report) return { report, isStale: run.isStale };
    }
    return null;
  };

  return {
    handlers: {
      'model.export': async ({ id, format, variant, locale, options }) => {
        const { document } = models.read(id);
        const newest = newestReport(id);
        const stop = new AbortController();
        const ofModel = going.get(id) ?? new Set();
        going.set(id, ofModel.add(stop));
        try {
          return await exportFile({
            format, variant, locale, options, document,
            attachments: holdsAttachments(format) ? withConflicts(attachments.of(id), openConflicts.of(id)) : {},
            ...(format === 'laneway' || (format === 'bpmn' && variant === null) ? { lineage: ancestors.exported(id) } : {}),
            report: newest?.report ?? null,
            isReportStale: newest?.isStale ?? false,
          }, stop.signal);
        } finally {
          ofModel.delete(stop);
        }
      },
      'model.cancelExport': ({ id }) => {
        for (const stop of going.get(id) ?? []) stop.abort(new CallFailure('cancelled', message('exports.cancelled')));
      },
    },
    close: () => {
      for (const ofModel of going.values()) for (const stop of ofModel) stop.abort(new CallFailure('cancelled', message('exports.cancelled')));
      void exportFile.close();
    },
  };
}
