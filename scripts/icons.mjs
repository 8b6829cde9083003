// `node scripts/icons.mjs`: draws resources/icons/*.png, icon.ico and icon.icns from the two SVG files beside them.
// The results are committed; run it when the drawing changes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from './findBrowser.mjs';
import { root } from './root.mjs';

const folder = join(root, 'resources/icons');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const largestSmall = 32;

const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, chromiumSandbox: process.getuid?.() !== 0 });

async function draw(size) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = readFileSync(join(folder, size <= largestSmall ? 'laneway-small.svg' : 'laneway.svg'), 'utf8');
  await page.setContent(`<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

/** Windows: a directory of pictures, each a whole PNG (supported since Vista). A size of 0 means 256. */
function ico(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [i, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * i;
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/** macOS: typed chunks of whole PNGs; `ic11` to `ic14` are the doubled sizes of Retina displays. */
const icnsTypes = [['icp4', 16], ['icp5', 32], ['ic07', 128], ['ic08', 256], ['ic09', 512], ['ic10', 1024], ['ic11', 32], ['ic12', 64], ['ic13', 256], ['ic14', 512]];

function icns(pngOf) {
  const chunks = icnsTypes.map(([type, size]) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(8 + pngOf(size).length, 4);
    return Buffer.concat([head, pngOf(size)]);
  });
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(8 + chunks.reduce((sum, chunk) => sum + chunk.length, 0), 4);
  return Buffer.concat([head, ...chunks]);
}

const drawn = new Map();
for (const size of sizes) {
  drawn.set(size, await draw(size));
  writeFileSync(join(folder, `${size}x${size}.png`), drawn.get(size));
}
await browser.close();
writeFileSync(join(folder, 'icon.ico'), ico([16, 24, 32, 48, 64, 256].map((size) => ({ size, png: drawn.get(size) }))));
writeFileSync(join(folder, 'icon.icns'), icns((size) => drawn.get(size)));
