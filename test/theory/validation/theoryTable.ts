import type { SimulationPool } from '../../../electron/simulation/SimulationPool.ts';
import { measure, type Verdict } from './measure.ts';
import { networks, networksAtOthers } from './networks.ts';
import { stations, stationsAtOthers } from './stations.ts';
import { timeVarying } from './timeVarying.ts';
import type { TheoryModel } from './TheoryModel.ts';

export const theoryModels: readonly TheoryModel[] = [...stations, ...networks, ...timeVarying, ...stationsAtOthers, ...networksAtOthers];

export const REPLICATIONS = 10;
/** Each model has a seed of its own: with one seed, models of the same elements would share their luck. */
export const seedOf = (model: TheoryModel): number => 2_026 + theoryModels.indexOf(model);

export interface Row {
  readonly model: TheoryModel;
  readonly verdict: Verdict;
}

/** Every statement, each once, on its own seed. */
export async function theoryTable(pool: SimulationPool): Promise<Row[]> {
  const rows: Row[] = [];
  for (const model of theoryModels) {
    const [verdicts = []] = await measure(pool, model, { seeds: [seedOf(model)], replications: model.replications ?? REPLICATIONS, cases: model.cases, warmUpCases: model.warmUpCases });
    for (const verdict of verdicts) rows.push({ model, verdict });
  }
  return rows;
}
