import { join } from 'node:path';
import type { ViewerPage } from '../../shared/viewer/ViewerPage.ts';
import { bundleViewerPage } from './bundleViewerPage.ts';

let page: Promise<ViewerPage> | undefined;

/**
 * Script and style of the viewer's page. From source they are bundled at the first call; `scripts/build.mjs` puts the
 * finished texts in the place of this module, so the program that is shipped looks for no file.
 */
export const viewerPage = (): Promise<ViewerPage> => (page ??= bundleViewerPage(join(import.meta.dirname, '..', '..')));
