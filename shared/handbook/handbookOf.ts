import { find } from '../model/ProcessModel.ts';
import { controlsChapter } from './chapters/controlsChapter.ts';
import { customerChapter } from './chapters/customerChapter.ts';
import { diagramChapter } from './chapters/diagramChapter.ts';
import { glossaryChapter } from './chapters/glossaryChapter.ts';
import { handOffChapter } from './chapters/handOffChapter.ts';
import { parametersChapter } from './chapters/parametersChapter.ts';
import { procedureChapter } from './chapters/procedureChapter.ts';
import { purposeChapter } from './chapters/purposeChapter.ts';
import { raciChapter } from './chapters/raciChapter.ts';
import { registerChapter } from './chapters/registerChapter.ts';
import { resultsChapter, scenarioTitle } from './chapters/resultsChapter.ts';
import { rolesChapter } from './chapters/rolesChapter.ts';
import { variantsChapter } from './chapters/variantsChapter.ts';
import type { Fact, Handbook } from './Handbook.ts';
import type { ExportSource } from '../files/ExportSource.ts';
import { oneLine, readingOf } from './Reading.ts';
import { commaOf } from './separators.ts';

/**
 * The process handbook of a model: what a quality manager files and a newcomer reads. A chapter without content is
 * left out. The same source gives the same handbook: no date, no chance.
 */
export function handbookOf(source: ExportSource): Handbook {
  const reading = readingOf(source);
  const { t, model, locale } = reading;
  const variant = find(source.document.variants, source.variant);
  const { report } = source;
  const facts: readonly Fact[] = [
    { label: t('book.title.variant'), value: variant ? oneLine(variant.name) : t('results.master') },
    ...(report && report.scenarios.length > 0 ? [{
      label: t('book.title.simulated'),
      value: [{ text: report.scenarios.map((scenario) => scenarioTitle(reading, scenario)).join(commaOf(t.locale)) }, ...(source.isReportStale ? [{ text: t('book.stale.short'), tone: 'warning' as const }] : [])],
    }] : []),
  ];
  const chapters = [
    purposeChapter, customerChapter, diagramChapter, rolesChapter, procedureChapter, handOffChapter, raciChapter, controlsChapter, registerChapter,
    variantsChapter, parametersChapter, resultsChapter, glossaryChapter,
  ];
  return {
    locale,
    title: oneLine(model.meta.name) || t('inspector.unnamed'),
    subtitle: t('book.subtitle'),
    facts,
    release: {
      kind: 'table',
      title: t('book.release'),
      columns: [{ title: t('book.release'), width: 2 }, { title: t('book.release.name'), width: 3 }, { title: t('book.release.date'), width: 2 }, { title: t('book.release.signature'), width: 3 }],
      rows: (['prepared', 'checked', 'released'] as const).map((who) => [t(`book.release.${who}`), '', '', '']),
    },
    sections: chapters.flatMap((chapter) => chapter(reading) ?? []),
  };
}
