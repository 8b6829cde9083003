import type { ExportOptions } from '../../../shared/contract/exports.ts';
import { emptyDocument } from '../../../shared/model/emptyModel.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import type { ViewerData } from '../../../shared/viewer/ViewerData.ts';
import type { ViewerPage } from '../../../shared/viewer/ViewerPage.ts';
import type { ViewerSource } from '../../../shared/viewer/ViewerSource.ts';

type Options = Pick<ExportOptions, 'theme' | 'overlays' | 'root'>;

/** What a viewer is made from, with nothing simulated. */
export const sourceOf = (document: ModelDocument = emptyDocument('Empty'), { options, ...rest }: Partial<Omit<ViewerSource, 'options'>> & { readonly options?: Partial<Options> } = {}): ViewerSource => ({
  document, variant: null, report: null, isReportStale: false, locale: 'en', ...rest, options: { theme: 'print', overlays: [], root: null, ...options },
});

/** A page with a script and a style that one recognises. */
export const PAGE: ViewerPage = { script: 'run()', style: 'p{}', scriptHash: 'c2NyaXB0', styleHash: 'c3R5bGU=' };

/** The model as it stands in a file, before and after it is parsed. */
export function modelIn(html: string): { readonly text: string; readonly data: ViewerData } {
  const text = /<script type="application\/json" id="model">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  return { text, data: JSON.parse(text) as ViewerData };
}

/** The facts of an element in one language, `label: value`, by the titles of their groups. */
export function saidOf(data: ViewerData, id: string, language: 0 | 1 = 0, view = 0): Readonly<Record<string, readonly string[]>> {
  const text = (ref: number) => { const of = data.texts[ref] ?? ''; return typeof of === 'string' ? of : of[language]; };
  const refs = data.views[view]?.levels.flatMap(({ elements }) => elements) ?? [];
  const element = refs.map((ref) => data.elements[ref]).find((each) => each?.id === id);
  return Object.fromEntries((element?.facts ?? []).map((ref) => data.groups[ref]).map((group) => [text(group?.title ?? -1), (group?.rows ?? []).map(([label, value]) => `${text(label)}: ${text(value)}`)]));
}
