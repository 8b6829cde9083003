import { join } from 'node:path';

/** `import.meta.url` is that of the bundle in a built program, of this file when the sources run. */
const isSource = import.meta.url.endsWith('.ts');

/**
 * Where the fonts that files are painted with lie, as the packages of Fontsource lay them out: `NAME/unicode.json` says
 * which characters are in which of `NAME/files/*.woff`. scripts/build.mjs copies what `bundledFonts` lists.
 */
export const fontsFolder = isSource ? join(import.meta.dirname, '../../../node_modules/@fontsource') : join(import.meta.dirname, 'fonts');

/** The WebAssembly that paints pictures. */
export const painterFile = isSource ? join(import.meta.dirname, '../../../node_modules/@resvg/resvg-wasm/index_bg.wasm') : join(import.meta.dirname, 'resvg.wasm');
