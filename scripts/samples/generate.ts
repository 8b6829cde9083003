// Writes resources/samples from the descriptions beside this file: node scripts/samples/generate.ts
import { mkdir, writeFile } from 'node:fs/promises';
import { writeLaneway } from '../../shared/files/lanewayFile.ts';
import { LOCALES } from '../../shared/i18n/Locale.ts';
import { buildDocument } from './buildDocument.ts';
import { SAMPLES } from './samples.ts';

const folder = new URL('../../resources/samples/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const sample of SAMPLES) {
  for (const [language, locale] of LOCALES.entries()) {
    const document = buildDocument(sample, language === 0 ? 0 : 1);
    await writeFile(new URL(`${sample.id}.${locale}.laneway`, folder), writeLaneway(document, {}));
  }
}
