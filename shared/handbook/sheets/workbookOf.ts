import { find } from '../../model/ProcessModel.ts';
import { scenarioTitle } from '../chapters/resultsChapter.ts';
import type { ExportSource } from '../../files/ExportSource.ts';
import { oneLine, readingOf, type Reading } from '../Reading.ts';
import { commaOf } from '../separators.ts';
import { parametersSheet } from './parametersSheet.ts';
import { peopleSheet } from './peopleSheet.ts';
import { promiseResultsSheet, resultsSheet, roleResultsSheet, stepResultsSheet } from './resultSheets.ts';
import type { Sheet, SheetCell } from './Sheet.ts';
import { handOffsSheet, raciSheet, stepsSheet } from './stepSheets.ts';

/** The workbook of a model as plain data; sheets without content are left out. */
export function workbookOf(source: ExportSource): readonly Sheet[] {
  const reading = readingOf(source);
  const { report } = source;
  const results = report && report.scenarios.length > 0 ? report : null;
  return [
    aboutSheet(reading), stepsSheet(reading), handOffsSheet(reading), raciSheet(reading), peopleSheet(reading), parametersSheet(reading),
    ...(results ? [resultsSheet(reading, results), stepResultsSheet(reading, results), roleResultsSheet(reading, results), promiseResultsSheet(reading, results)] : []),
  ].filter((sheet) => sheet !== null);
}

/** What the workbook is of, and how far its figures can be trusted. */
function aboutSheet(reading: Reading): Sheet {
  const { t, locale, model, source: { document, variant, report, isReportStale } } = reading;
  const of = find(document.variants, variant);
  const [first] = report?.scenarios ?? [];
  const rows: readonly (readonly SheetCell[])[] = [
    [t('inspector.model'), oneLine(model.meta.name)],
    [t('book.column.variant'), of ? oneLine(of.name) : t('results.master')],
    [t('inspector.documentation'), model.meta.documentation || null],
    ...(report && first ? [
      [t('book.title.simulated'), report.scenarios.map((scenario) => scenarioTitle(reading, scenario)).join(commaOf(locale))],
      [t('inspector.run.replications'), { value: first.replications, format: 'whole' } as const],
      [t('inspector.run.seed'), { value: report.seed, format: 'whole' } as const],
      [t('inspector.confidence'), { value: report.confidence, format: 'percent' } as const],
      ...(isReportStale ? [[t('sheet.note'), t('book.stale')]] : []),
      ...report.warnings.map((warning): readonly SheetCell[] => [t('results.warnings'), t(warning)]),
    ] : []),
  ];
  return { name: t('sheet.about'), columns: [{ title: t('sheet.parameter'), width: 24 }, { title: t('results.column.value'), width: 90 }], rows };
}
