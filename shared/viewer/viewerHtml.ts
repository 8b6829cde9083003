import { LOCALES } from '../i18n/Locale.ts';
import { translator } from '../i18n/translator.ts';
import { escapeHtml } from '../escapeHtml.ts';
import { embedJson } from './embedJson.ts';
import { toViewerData } from './toViewerData.ts';
import type { ViewerPage } from './ViewerPage.ts';
import type { ViewerSource } from './ViewerSource.ts';

/** A browser asks for no icon when there is one: a lane with a step in it. */
const ICON = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%234f46e5'/%3E%3Cpath d='M3 8h3m4 0h3' stroke='%23fff' stroke-width='1.5'/%3E%3Crect x='6' y='5.5' width='4' height='5' rx='1' fill='%23fff'/%3E%3C/svg%3E";

/**
 * A model with all its variants as one page that opens from the disk: it loads nothing, and runs its own script and
 * nothing else, whatever the model's names say. Names stand in it as data only; the script sets them as text.
 */
export function viewerHtml(source: ViewerSource, page: ViewerPage): string {
  const policy = ["default-src 'none'", `script-src 'sha256-${page.scriptHash}'`, `style-src 'sha256-${page.styleHash}'`, 'img-src data:', "base-uri 'none'", "form-action 'none'"].join('; ');
  const { name } = source.document.master.meta;
  const inEach = (key: 'viewer.noScript' | 'viewer.damaged') => LOCALES.map((locale) => `<p lang="${locale}">${escapeHtml(translator(locale)(key))}</p>`).join('');
  return [
    '<!DOCTYPE html>',
    `<html lang="${source.locale}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="Laneway">',
    `<title>${escapeHtml(name.trim() || 'Laneway')}</title>`,
    `<link rel="icon" href="${ICON}">`,
    `<style>${page.style}</style>`,
    '</head>',
    '<body>',
    `<noscript>${inEach('viewer.noScript')}</noscript>`,
    // Shown where the script does not come to take it away: at the end of a file that was cut off.
    `<div id="damaged">${inEach('viewer.damaged')}</div>`,
    `<script type="application/json" id="model">${embedJson(toViewerData(source))}</script>`,
    `<script>${page.script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
