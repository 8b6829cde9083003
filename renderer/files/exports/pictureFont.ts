import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';

/** Base64 in pieces: a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

let style: Promise<string> | null = null;

/**
 * The font of the page as a style for a picture: an SVG that is shown as an image may fetch nothing, and would show its
 * Latin text in another font than the file has. Empty when it cannot be had.
 */
export const pictureFont = (): Promise<string> =>
  (style ??= fetch(inter)
    .then(async (answer) => `<style>@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(data:font/woff2;base64,${base64(new Uint8Array(await answer.arrayBuffer()))})}</style>`)
    .catch(() => ''));
