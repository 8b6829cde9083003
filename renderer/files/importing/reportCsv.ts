import { fromWire } from '../../../shared/i18n/fromWire.ts';
import type { Translator } from '../../../shared/i18n/translator.ts';
import { csvRow } from '../../../shared/interchange/csvRow.ts';
import type { ImportedFile } from './importStore.ts';

/** What the table says of a file; whether there is a model to be opened is no matter of it. */
type Reported = Extract<ImportedFile, { outcome: 'refused' }> | Omit<Extract<ImportedFile, { outcome: 'imported' }>, 'id' | 'copyOf'> & { readonly copyOf?: string | null };

/** The report of an import as a table: a row for each file, and one for each of its warnings. */
export function reportCsv(files: readonly Reported[], t: Translator): Uint8Array {
  const head = [t('importing.file'), t('importing.outcome'), t('importing.line'), t('importing.details')];
  const rows = files.flatMap((file) => {
    if (file.outcome === 'refused') return [[file.path, t('importing.outcome.refused'), '', t(file.reason)]];
    const done = t('importing.outcome.imported');
    return [[file.path, done, '', file.copyOf ? t('importing.copyOf', { name: file.copyOf }) : ''], ...file.warnings.map(({ message, line }) => [file.path, done, line ?? '', t(fromWire(message))])];
  });
  // The mark tells spreadsheets that the text is UTF-8.
  return new TextEncoder().encode(`\uFEFF${[head, ...rows].map(csvRow).join('')}`);
}
