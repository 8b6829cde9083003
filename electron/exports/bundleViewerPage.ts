import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ViewerPage } from '../../shared/viewer/ViewerPage.ts';

/** In the order in which they overrule each other. */
const STYLES = ['theme/tokens.css', ...['page', 'bar', 'drawing', 'panel', 'narrow', 'paper'].map((part) => `viewer/${part}.css`)];

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('base64');

/** Without comments and needless blanks. The sheets hold no strings with blanks in a row. */
const withoutBlanks = (css: string) =>
  css.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\s+/g, ' ').replaceAll(/ ?([{};,]) ?/g, '$1').replaceAll(/: /g, ':').replaceAll(';}', '}').trim();

/** The script of the viewer's page in one piece, and its style, from the sources under `root`. */
export async function bundleViewerPage(root: string): Promise<ViewerPage> {
  // Only where the program is built or runs from source: the bundler is no part of it.
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ input: join(root, 'renderer/viewer/main.ts'), platform: 'browser', logLevel: 'silent' });
  const { output: [chunk] } = await bundle.generate({ format: 'iife', minify: true, sourcemap: false });
  await bundle.close();
  const script = chunk.code.trim();
  // Script text ends at the first `</script`, and a `<!--` in it changes how the rest is read.
  if (/<\/script|<!--/i.test(script)) throw new Error('The script of the viewer holds “</script” or “<!--”: write it apart.');
  const sheets = await Promise.all(STYLES.map((file) => readFile(join(root, 'renderer', file), 'utf8')));
  const style = withoutBlanks(sheets.join('\n'));
  return { script, style, scriptHash: sha256(script), styleHash: sha256(style) };
}
