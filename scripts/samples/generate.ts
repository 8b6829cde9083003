// Writes resources/samples from the descriptions beside this file: node scripts/samples/generate.ts
import { mkdir, writeFile } from 'node:fs/promises';
import { writeLaneway } from '../../shared/files/lanewayFile.ts';
import { LOCALES } from '../../shared/i18n/Locale.ts';
import { broadbandRepair } from './broadbandRepair.ts';
import { buildDocument } from './buildDocument.ts';
import { employeeOnboarding } from './employeeOnboarding.ts';
import { hotelCheckIn } from './hotelCheckIn.ts';
import { loanApproval } from './loanApproval.ts';
import { productReturns } from './productReturns.ts';

const folder = new URL('../../resources/samples/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const sample of [broadbandRepair, loanApproval, productReturns, hotelCheckIn, employeeOnboarding]) {
  for (const [language, locale] of LOCALES.entries()) {
    const document = buildDocument(sample, language === 0 ? 0 : 1);
    await writeFile(new URL(`${sample.id}.${locale}.laneway`, folder), writeLaneway(document, {}));
  }
}
