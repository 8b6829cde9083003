import type { ExportOptions } from '../contract/exports.ts';
import type { ExportSource } from '../files/ExportSource.ts';

/** What a viewer is made from; it opens with this variant and language. All variants are in it, so it asks for no effective model. */
export interface ViewerSource extends Omit<ExportSource, 'model'> {
  /** `theme`: `print` follows the reader's system. `overlays`: heat is switched on, the others are always there. `root`: the level that it opens with. */
  readonly options: Pick<ExportOptions, 'theme' | 'overlays' | 'root'>;
}
