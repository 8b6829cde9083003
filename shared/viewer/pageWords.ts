import type { MessageKey } from '../i18n/catalogue.ts';

/** Texts of the page itself: whatever is not said about the model. */
export const PAGE_WORDS = [
  'viewer.about', 'viewer.results', 'viewer.stale', 'viewer.notSimulated', 'viewer.search', 'viewer.matches', 'viewer.noMatch', 'viewer.previous', 'viewer.next',
  'viewer.variant', 'viewer.heat', 'viewer.heat.hint', 'viewer.theme.system', 'viewer.theme.light', 'viewer.theme.dark', 'viewer.print', 'viewer.panel', 'viewer.panel.hide',
  'viewer.panel.show', 'viewer.zoomIn', 'viewer.zoomOut', 'viewer.zoomFit', 'viewer.zoomTo', 'viewer.level', 'viewer.open', 'viewer.diagram', 'viewer.changes',
  'viewer.unchanged', 'viewer.added', 'viewer.changed', 'viewer.removed', 'viewer.before', 'viewer.madeWith', 'viewer.nothing', 'shell.close', 'shell.language',
  'canvas.zoom', 'canvas.describe.node', 'canvas.describe.lane', 'canvas.describe.next', 'canvas.describe.and', 'canvas.describe.flow', 'canvas.roleDescription', 'results.fix.title', 'results.compare.inWords', 'results.promises', 'results.bottlenecks', 'results.bottlenecks.hint',
  'results.warnings',
] as const satisfies readonly MessageKey[];
export type PageWord = (typeof PAGE_WORDS)[number];
