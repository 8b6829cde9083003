import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readBpmn } from '../shared/bpmn/readBpmn.ts';
import { levels } from '../shared/drawing/levels.ts';
import { escapeXml, toSvg } from '../shared/drawing/svg.ts';

/*
 * A page with every level of every sound fixture as Laneway draws it, beside the picture of its author where there is
 * one: `node scripts/contactSheet.ts [page.html] [light|dark|print]`. What tests cannot say, eyes can.
 */
const root = resolve(import.meta.dirname, '..');
const fixtures = resolve(root, '../shared/fixtures/bpmn');
const [page = join(root, 'test-results/contact-sheet.html'), asked = 'print'] = process.argv.slice(2);
const theme = asked === 'light' || asked === 'dark' ? asked : 'print';

const figures = ['miwg-reference', 'miwg-vendors', 'mit-samples', 'own'].flatMap((folder) =>
  readdirSync(join(fixtures, folder)).filter((name) => name.endsWith('.bpmn')).toSorted().map((name) => {
    const path = join(fixtures, folder, name);
    // An export of a tool stands beside the reference model that it is of: “tool--A.4.1-export.bpmn”.
    const model = /([A-C]\.\d\.\d)/.exec(basename(name, '.bpmn'))?.[1];
    const picture = model === undefined ? null : join(fixtures, 'miwg-reference', `${model}.png`);
    const author = picture !== null && existsSync(picture) ? `<img alt="${escapeXml(`${name}, as its author drew it`)}" src="data:image/png;base64,${readFileSync(picture).toString('base64')}">` : '';
    const read = readBpmn(readFileSync(path));
    const drawn = read.ok
      ? levels(read.value.document.master).map(({ root: level, name: title }) => `<h3>${escapeXml(title)}</h3>${toSvg(read.value.document.master, { theme, root: level })}`).join('')
      : `<p>${escapeXml(JSON.stringify(read.error))}</p>`;
    return `<section><h2>${escapeXml(`${folder}/${name}`)}</h2><div><figure>${drawn}</figure><figure>${author}</figure></div></section>`;
  }));

mkdirSync(dirname(page), { recursive: true });
writeFileSync(page, `<!doctype html><meta charset="utf-8"><title>Contact sheet</title><style>body{font-family:sans-serif;background:#ddd}section>div{display:grid;grid-template-columns:1fr 1fr;gap:16px}figure{margin:0}svg,img{max-width:100%;height:auto;background:#fff}</style>${figures.join('\n')}\n`);
process.stdout.write(`${figures.length} files: ${page}\n`);
