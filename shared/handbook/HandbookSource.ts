import type { SimulationReport } from '../analysis/SimulationReport.ts';
import type { Locale } from '../i18n/Locale.ts';
import type { VariantId } from '../model/ids.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import type { ProcessModel } from '../model/ProcessModel.ts';

/** What a handbook is written from. */
export interface HandbookSource {
  readonly document: ModelDocument;
  /** `null`: the master. */
  readonly variant: VariantId | null;
  /** The effective model of `variant`. */
  readonly model: ProcessModel;
  /** The newest simulation, of any variants; `null`: none was run. */
  readonly report: SimulationReport | null;
  /** The model was changed after `report`. */
  readonly isReportStale: boolean;
  readonly locale: Locale;
}
