import type { SimulationReport } from '../analysis/SimulationReport.ts';
import type { ExportOptions } from '../contract/exports.ts';
import type { Locale } from '../i18n/Locale.ts';
import type { VariantId } from '../model/ids.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';

/** What a viewer is made from. */
export interface ViewerSource {
  readonly document: ModelDocument;
  /** The one that it opens with; `null`: the master. */
  readonly variant: VariantId | null;
  /** The newest simulation of the document; `null`: none. */
  readonly report: SimulationReport | null;
  /** The model was changed after `report`. */
  readonly isReportStale: boolean;
  /** The language that it opens with. */
  readonly locale: Locale;
  /** `theme`: `print` follows the reader's system. `overlays`: heat is switched on, the others are always there. `root`: the level that it opens with. */
  readonly options: Pick<ExportOptions, 'theme' | 'overlays' | 'root'>;
}
