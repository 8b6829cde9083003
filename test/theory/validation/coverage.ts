import type { SimulationPool } from '../../../electron/simulation/SimulationPool.ts';
import { measure } from './measure.ts';
import { theoryModels } from './theoryTable.ts';
import type { Statement, TheoryModel } from './TheoryModel.ts';

export const SEEDS = 200;
const REPLICATIONS = 5;

/** Models of the sample, with the cases that are counted in each of five replications. */
const SAMPLE: Readonly<Record<string, number>> = {
  'mm1-50': 4_000, 'md1-50': 4_000, 'mg1-50': 6_000, 'mm2-80': 12_000, 'priority-1-50': 4_000, 'impatience-3-95': 3_000, 'tandem-50': 4_000, 'jackson-50': 4_000, 'fork-join-50': 4_000, 'batch-4': 2_000,
};

export interface Coverage {
  readonly model: TheoryModel;
  readonly statement: Statement;
  /** Share of the seeds whose interval holds the theory. */
  readonly share: number;
  readonly seeds: number;
}

/** How often the stated 95 % intervals of a sample of the models hold what theory says. */
export async function coverage(pool: SimulationPool): Promise<Coverage[]> {
  const rows: Coverage[] = [];
  for (const [id, counted] of Object.entries(SAMPLE)) {
    const model = theoryModels.find((one) => one.id === id);
    if (!model) throw new Error(`No model ${id}`);
    // Seeds that no other model of the sample has: common random numbers would make them miss together.
    const first = 10_000 * (1 + theoryModels.indexOf(model));
    const seeds = Array.from({ length: SEEDS }, (_, i) => first + i);
    const verdicts = await measure(pool, model, { seeds, replications: REPLICATIONS, cases: model.warmUpCases + counted, warmUpCases: model.warmUpCases });
    model.statements.forEach((statement, i) => {
      rows.push({ model, statement, seeds: SEEDS, share: verdicts.filter((list) => list[i]?.covers).length / SEEDS });
    });
  }
  return rows;
}
