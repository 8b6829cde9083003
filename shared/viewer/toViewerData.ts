import { overlaySummary } from '../analysis/words/overlaySummary.ts';
import { effectiveModel, parentModel } from '../delta/effectiveModel.ts';
import { scenarioOf } from '../drawing/overlays/heatScale.ts';
import { formatNumber } from '../i18n/format.ts';
import type { VariantId } from '../model/ids.ts';
import { find, rows, type ProcessModel } from '../model/ProcessModel.ts';
import { variantsOf } from '../model/variants.ts';
import { fact, facts, type Facts } from './facts/Facts.ts';
import { promiseText } from './facts/linkedFacts.ts';
import { PAGE_WORDS } from './pageWords.ts';
import { inBoth, text } from './inBoth.ts';
import { viewerChanges } from './viewerChanges.ts';
import type { ViewerData, ViewerView } from './ViewerData.ts';
import { viewerLevels } from './viewerLevels.ts';
import { viewerResults } from './viewerResults.ts';
import type { ViewerSource } from './ViewerSource.ts';
import { Writer } from './Writer.ts';

/** Everything that the page shows, master and variants, in both languages; the same source gives the same data. */
export function toViewerData(source: ViewerSource): ViewerData {
  const { document, options } = source;
  const { name, documentation } = document.master.meta;
  const writer = new Writer();
  const variants = variantsOf(document);
  const ids: readonly (VariantId | null)[] = [null, ...variants.map(({ id }) => id)];
  const views = ids.map((variant) => viewOf(writer, source, variant));
  return {
    format: 1,
    name: writer.text(name.trim() || text('inspector.unnamed')),
    documentation: documentation.trim() ? writer.text(documentation) : null,
    language: source.locale === 'en' ? 0 : 1,
    theme: options.theme === 'print' ? 'system' : options.theme,
    withHeat: options.overlays.includes('heat'),
    isStale: source.isReportStale,
    start: { view: Math.max(0, ids.indexOf(source.variant)), root: options.root },
    words: Object.fromEntries(PAGE_WORDS.map((key) => [key, text(key)])),
    views,
    texts: writer.texts.rows,
    marks: writer.marks.rows,
    groups: writer.groups.rows,
    elements: writer.elements.rows,
  };
}

function viewOf(writer: Writer, { document, report, options }: ViewerSource, variant: VariantId | null): ViewerView {
  const { model } = effectiveModel(document, variant);
  const own = find(document.variants, variant);
  const base = find(document.variants, own?.parent);
  const scenario = scenarioOf(report, variant);
  return {
    name: writer.text(own ? own.name.trim() || text('inspector.unnamed') : text('results.master')),
    base: own ? writer.text(base ? base.name : text('results.master')) : null,
    levels: viewerLevels(writer, { model, variant, report, overlays: options.overlays.filter((overlay) => overlay !== 'heat') }),
    changes: own ? viewerChanges(writer, parentModel(document, own.id), model) : [],
    said: own ? said(writer, document, own.id) : [],
    facts: modelFacts(model).map((group) => writer.facts(group)),
    results: report && scenario ? viewerResults(writer, model, report, scenario) : null,
  };
}

/** A variant's changes in sentences, numbers in the reader's way. */
function said(writer: Writer, document: ViewerSource['document'], variant: VariantId): readonly number[] {
  const { length } = overlaySummary(document, variant, 'en');
  return Array.from({ length }, (_, i) => writer.text(inBoth((t) => { const sentence = overlaySummary(document, variant, t.locale)[i]; return sentence ? t(sentence) : ''; })));
}

function modelFacts(model: ProcessModel): readonly Facts[] {
  const promises = rows(model.promises);
  const count = (n: number) => inBoth((t) => formatNumber(t.locale, n, 0));
  return [
    ...facts('inspector.model', [
      ...fact('viewer.steps', count(rows(model.nodes).filter((node) => 'work' in node).length)),
      ...fact('viewer.lanes', count(rows(model.lanes).length)),
      ...fact('viewer.roles', count(rows(model.roles).length)),
    ]),
    ...(promises.length === 0 ? [] : [{ title: text('viewer.promises'), rows: promises.map((promise) => ({ label: promise.name, value: promiseText(model, promise) })) }]),
  ];
}
