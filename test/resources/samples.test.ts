import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../scripts/samples/buildDocument.ts';
import { SAMPLES } from '../../scripts/samples/samples.ts';
import { SimulationPool } from '../../electron/simulation/SimulationPool.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import { readLaneway, writeLaneway } from '../../shared/files/lanewayFile.ts';
import { LOCALES } from '../../shared/i18n/Locale.ts';
import { lint } from '../../shared/lint/lint.ts';
import { variantId } from '../../shared/model/ids.ts';
import { violations } from '../../shared/model/invariants.ts';
import { rows } from '../../shared/model/ProcessModel.ts';
import { unwrap } from '../../shared/result.ts';

const bytesOf = (id: string, locale: string) => new Uint8Array(readFileSync(new URL(`../../resources/samples/${id}.${locale}.laneway`, import.meta.url)));
const documentOf = (id: string, locale: string) => unwrap(readLaneway(bytesOf(id, locale))).document;

describe.each(SAMPLES.map((sample) => [sample.id, sample] as const))('sample %s', (id, sample) => {
  it.each(LOCALES.map((locale, language) => [locale, language] as const))('is the file that its description makes, in %s', (locale, language) => {
    expect(bytesOf(id, locale)).toEqual(writeLaneway(buildDocument(sample, language === 0 ? 0 : 1), {}));
  });

  it('is the same process in both languages, with no text left untranslated', () => {
    const [en, zh] = [documentOf(id, 'en'), documentOf(id, 'zh-CN')];

    expect(Object.keys(zh.master.nodes)).toEqual(Object.keys(en.master.nodes));
    expect(Object.keys(zh.variants)).toEqual(Object.keys(en.variants));
    for (const node of rows(zh.master.nodes).filter(({ name }) => name !== '')) expect(node.name).toMatch(/[\u4e00-\u9fff]/);
    for (const node of rows(en.master.nodes)) expect(node.name).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('has lanes, staffing, calendars and two variants or more, each with a change and no conflict', () => {
    const document = documentOf(id, 'en');

    expect(rows(document.master.lanes).length).toBeGreaterThanOrEqual(4);
    expect(rows(document.master.roles).length).toBeGreaterThanOrEqual(4);
    expect(rows(document.master.calendars).length).toBeGreaterThanOrEqual(1);
    expect(rows(document.variants).length).toBeGreaterThanOrEqual(2);
    for (const variant of rows(document.variants)) {
      expect(Object.keys(variant.overlay).length).toBeGreaterThan(0);
      expect(effectiveModel(document, variant.id).conflicts).toEqual([]);
    }
  });

  it('breaks no rule of the model and lints clean, master and variants', () => {
    const document = documentOf(id, 'en');
    for (const variant of [null, ...Object.keys(document.variants).map(variantId)]) {
      const { model } = effectiveModel(document, variant);

      expect(violations(model)).toEqual([]);
      expect(lint(model).map(({ rule, at }) => `${variant ?? 'master'}: ${rule} at ${at}`)).toEqual([]);
    }
  });

  it('simulates: every case ends, no role is overloaded, and one change helps most', async () => {
    const document = documentOf(id, 'en');
    const pool = new SimulationPool(new URL('../../electron/simulation/worker.ts', import.meta.url));

    const report = await pool.simulate(document, { scenarios: [null, ...Object.keys(document.variants).map(variantId)], overrides: { replications: 5 }, withBottlenecks: true });
    await pool.close();

    expect(report.scenarios).toHaveLength(1 + Object.keys(document.variants).length);
    for (const scenario of report.scenarios) {
      expect(scenario.measures.cycleTime.mean).toBeGreaterThan(0);
      for (const role of Object.values(scenario.measures.roles)) expect(role.utilisation.mean).toBeLessThan(0.97);
    }
    expect(report.bottlenecks[0]?.gain.mean).toBeGreaterThan(0);
  });
});
