import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { experiment } from '../../../shared/analysis/experiment.ts';
import { effectiveModel } from '../../../shared/delta/effectiveModel.ts';
import { readLaneway } from '../../../shared/files/lanewayFile.ts';
import type { ExportSource } from '../../../shared/files/ExportSource.ts';
import type { Locale } from '../../../shared/i18n/Locale.ts';
import type { VariantId } from '../../../shared/model/ids.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { here } from '../analysis/office.ts';

export const SAMPLES = ['broadband-repair', 'employee-onboarding', 'hotel-check-in', 'loan-approval', 'product-returns'] as const;

export function sampleDocument(name: (typeof SAMPLES)[number], locale: Locale): ModelDocument {
  const file = readLaneway(readFileSync(resolve(import.meta.dirname, `../../../resources/samples/${name}.${locale}.laneway`)));
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  return file.value.document;
}

/** A sample as it would be exported, with a short simulation of all of its variants. */
export async function sampleSource(name: (typeof SAMPLES)[number], locale: Locale, { isReportStale = false, variant = null }: { readonly isReportStale?: boolean; readonly variant?: VariantId | null } = {}): Promise<ExportSource> {
  const document = sampleDocument(name, locale);
  const scenarios = [null, ...Object.values(document.variants).toSorted((a, b) => a.order - b.order).map(({ id }) => id)];
  const report = await experiment(document, { scenarios, overrides: { cases: 120, replications: 4, warmUpCases: 0 }, withBottlenecks: true }, here);
  return { document, variant, model: effectiveModel(document, variant).model, report, isReportStale, locale };
}

/** A model as it would be exported before anything was simulated. */
export const plainSource = (model: ProcessModel, locale: Locale = 'en'): ExportSource => ({ document: { master: model, variants: {} }, variant: null, model, report: null, isReportStale: false, locale });
