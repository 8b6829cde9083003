import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { experiment } from '../../../shared/analysis/experiment.ts';
import { reportJsonSchema } from '../../../shared/analysis/reportJsonSchema.ts';
import { SimulationReport } from '../../../shared/analysis/SimulationReport.ts';
import { variantId } from '../../../shared/model/ids.ts';
import { buildModel } from '../simulation/buildModel.ts';
import { changing, here, office, request } from './office.ts';

const FILE = join(import.meta.dirname, '../../../docs/simulation-report.schema.json');

describe('the JSON of a report', () => {
  let printed: { readonly [key: string]: unknown };
  let typed: SimulationReport;

  beforeAll(async () => {
    const model = buildModel(office);
    typed = await experiment(changing(model, 3), request({ scenarios: [null, variantId('V')], overrides: { cases: 400, warmUpCases: 'auto' }, withBottlenecks: true }), here);
    printed = JSON.parse(JSON.stringify(typed));
  });

  // `vitest run -u` on this file writes it anew.
  it('is described by the schema in docs', async () => {
    await expect(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(FILE);
  });

  it('is valid by that schema, and a wrong one is not', () => {
    const schema = z.fromJSONSchema(JSON.parse(readFileSync(FILE, 'utf8')));

    expect(schema.safeParse(printed).error).toBeUndefined();
    expect(schema.safeParse({ ...printed, seed: 'one' }).success).toBe(false);
    expect(schema.safeParse({ ...printed, scenarios: [{ name: 'no measures' }] }).success).toBe(false);
  });

  it('holds nothing that the schema does not name, and nothing that is lost in JSON', () => {
    expect(SimulationReport.parse(printed)).toEqual(printed);
    expect(printed).toEqual(typed);
  });

  it('has the names that programs rely on', () => {
    expect(printed).toMatchObject({ engine: { name: 'laneway', version: expect.any(String) }, timeUnit: 'min', seed: expect.any(Number), comparisons: expect.any(Array), bottlenecks: expect.any(Array), warnings: expect.any(Array) });
    const [scenario] = typed.scenarios;
    expect(Object.keys(scenario!)).toEqual(expect.arrayContaining(['name', 'replications', 'cases', 'measures']));
    expect(Object.keys(scenario!.measures)).toEqual(expect.arrayContaining(['cycleTime', 'waitingTime', 'processingTime', 'cost', 'throughputPerHour', 'wip', 'flowEfficiency', 'steps', 'roles', 'handOffs', 'promises']));
    expect(Object.keys(scenario!.measures.cycleTime)).toEqual(expect.arrayContaining(['mean', 'halfWidth', 'sd', 'min', 'max', 'p5', 'p25', 'p50', 'p75', 'p90', 'p95', 'p99']));
    expect(Object.keys(scenario!.measures.wip)).toEqual(['mean', 'halfWidth', 'max']);
    const [step] = Object.values(scenario!.measures.steps);
    expect(Object.keys(step!)).toEqual(expect.arrayContaining(['name', 'executionsPerCase', 'waiting', 'waitingInHours', 'processing', 'queueLength']));
    expect(Object.keys(step!.waiting)).toEqual(['mean', 'halfWidth', 'p95']);
    expect(Object.keys(step!.queueLength)).toEqual(['mean', 'halfWidth', 'max']);
    expect(Object.keys(typed.comparisons[0]!)).toEqual(expect.arrayContaining(['base', 'variant', 'measure', 'difference', 'verdict']));
    expect(Object.keys(typed.bottlenecks[0]!)).toEqual(expect.arrayContaining(['change', 'gain']));
  });

  it('names steps by the ids of the file that was read', () => expect(Object.keys(typed.scenarios[0]!.measures.steps).toSorted()).toEqual(['a', 'b', 'back', 'c']));
});
