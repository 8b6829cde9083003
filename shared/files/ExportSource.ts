import type { SimulationReport } from '../analysis/SimulationReport.ts';
import type { Locale } from '../i18n/Locale.ts';
import type { VariantId } from '../model/ids.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import type { ProcessModel } from '../model/ProcessModel.ts';

/** What a file is made from. */
export interface ExportSource {
  readonly document: ModelDocument;
  /** `null`: the master. */
  readonly variant: VariantId | null;
  /** The effective model of `variant`. */
  readonly model: ProcessModel;
  /** The newest simulation of the document, of any of its variants; `null`: none was run. */
  readonly report: SimulationReport | null;
  /** `true`: the model was changed after `report`. */
  readonly isReportStale: boolean;
  /** Of headings, units and numbers in the file. */
  readonly locale: Locale;
}
