import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ExportSource } from '../../../shared/files/ExportSource.ts';
import { readFile } from '../../../electron/services/readFile.ts';
import { exportDocument, type ExportedFile, type ExportRequest } from '../../../electron/services/exportDocument.ts';
import { ExportOptions, type ExportFormat } from '../../../shared/contract/exports.ts';
import { effectiveModel } from '../../../shared/delta/effectiveModel.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';

const root = resolve(import.meta.dirname, '../../..');

const documentIn = async (path: string): Promise<ModelDocument> => (await readFile(path, new Uint8Array(readFileSync(path)))).document;
export const sampleDocument = (name: string, locale = 'en') => documentIn(resolve(root, `resources/samples/${name}.${locale}.laneway`));
export const fixtureDocument = (path: string) => documentIn(resolve(root, '../shared/fixtures/bpmn', path));

export type Options = Parameters<typeof ExportOptions.parse>[0];

export const sourceOf = (document: ModelDocument, more: Partial<ExportSource> = {}): ExportSource =>
  ({ document, variant: null, model: effectiveModel(document, more.variant ?? null).model, report: null, isReportStale: false, locale: 'en', ...more });

export const exported = (document: ModelDocument, format: ExportFormat, options: Options = {}, more: Partial<ExportRequest> = {}): Promise<ExportedFile> =>
  exportDocument({ document, variant: null, report: null, isReportStale: false, locale: 'en', attachments: {}, format, options: ExportOptions.parse(options), ...more });

/** The same document with other names: of the model, and of its steps in their order. */
export function renamed(document: ModelDocument, name: string, stepNames: readonly string[] = []): ModelDocument {
  const steps = rows(document.master.nodes).filter((node) => 'work' in node);
  const nodes = { ...document.master.nodes };
  for (const [i, step] of steps.entries()) nodes[step.id] = { ...step, name: stepNames[i] ?? step.name };
  return { ...document, master: { ...document.master, nodes, meta: { ...document.master.meta, name } } };
}

export const namesOf = (model: ProcessModel): readonly string[] => [...rows(model.nodes), ...rows(model.flows), ...rows(model.lanes), ...rows(model.pools)].map(({ name }) => name).filter((name) => name !== '');

/** Names made to break out of where they are written. */
export const ATTACKS = [
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'; DROP TABLE model; --", ']]><!--', '&lt;b&gt;&amp;', '=HYPERLINK("http://x.invalid")',
  ') Tj ET /JavaScript (app.alert(1))', '%PDF-1.4 \\( endobj', '../../../etc/passwd', 'CON', 'a\u0000b\u0007c\u001b[31md', 'x\u202Egnp.exe', '\uD800half', 'ﷺ'.repeat(30), '名'.repeat(300),
];
