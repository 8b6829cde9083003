import type { Database } from 'better-sqlite3';
import type { PlanOverrides, RunPlan } from '../../shared/analysis/answers/RunPlan.ts';
import type { PointResult } from '../../shared/analysis/answers/designedExperiment.ts';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { ExperimentDesign, ExperimentHeader } from '../../shared/contract/answers.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { compress, decompressText } from './compressed.ts';

type Status = ExperimentHeader['status'];

interface HeaderRow extends Omit<ExperimentHeader, 'isStale' | 'total'> {
  readonly currentRevision: number;
}

const HEADER = `
  SELECT experiment.id, model_id AS modelId, variant_id AS variant, started_at AS startedAt, status, experiment.revision, seed, replications, points,
         engine_version AS engineVersion, model.revision AS currentRevision,
         (SELECT count(*) FROM experiment_result WHERE experiment_id = experiment.id) AS done
  FROM experiment JOIN model ON model.id = experiment.model_id`;

const header = ({ currentRevision, ...row }: HeaderRow): ExperimentHeader => ({ ...row, total: row.points * row.replications, isStale: row.revision !== currentRevision });

/** What it takes to go on with an experiment. */
export interface KeptExperiment {
  readonly header: ExperimentHeader;
  readonly design: ExperimentDesign;
  readonly overrides: PlanOverrides;
  /** `null` until the warm-up is found. */
  readonly plan: RunPlan | null;
  readonly model: ProcessModel;
}

/** Designed experiments with every result that came in. */
export class Experiments {
  readonly #db: Database;
  readonly #clock: () => Date;

  constructor(db: Database, clock: () => Date) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Those that were going on when the program ended can go on where they were. */
  pauseInterrupted(): void {
    this.#db.prepare("UPDATE experiment SET status = 'paused' WHERE status = 'running'").run();
  }

  start(experiment: Pick<ExperimentHeader, 'id' | 'modelId' | 'variant' | 'revision' | 'seed' | 'replications' | 'points' | 'engineVersion'> & Pick<KeptExperiment, 'design' | 'overrides' | 'model'>): void {
    this.#db
      .prepare(`INSERT INTO experiment (id, model_id, variant_id, revision, status, started_at, seed, replications, points, engine_version, design, overrides, model)
                VALUES (@id, @modelId, @variant, @revision, 'running', @now, @seed, @replications, @points, @engineVersion, @design, @overrides, @model)`)
      .run({
        ...experiment, now: this.#clock().toISOString(),
        design: JSON.stringify(experiment.design), overrides: JSON.stringify(experiment.overrides), model: compress(JSON.stringify(experiment.model)),
      });
  }

  setPlan(id: string, plan: RunPlan): void {
    this.#db.prepare('UPDATE experiment SET plan = ? WHERE id = ?').run(JSON.stringify(plan), id);
  }

  setStatus(id: string, status: Status): void {
    this.#db.prepare('UPDATE experiment SET status = ? WHERE id = ?').run(status, id);
  }

  /** Several at once, in one transaction. The experiment may have been removed meanwhile. */
  addResults(id: string, results: readonly PointResult[]): void {
    const insert = this.#db.prepare('INSERT OR REPLACE INTO experiment_result (experiment_id, point, replication, figures) SELECT id, ?, ?, ? FROM experiment WHERE id = ?');
    this.#db.transaction(() => {
      for (const { point, replication, figures } of results) insert.run(point, replication, figures === null ? null : JSON.stringify(figures), id);
    }).immediate();
  }

  of(modelId: ModelId): ExperimentHeader[] {
    return this.#db.prepare<[ModelId], HeaderRow>(`${HEADER} WHERE experiment.model_id = ? ORDER BY experiment.rowid DESC`).all(modelId).map(header);
  }

  read(id: string): KeptExperiment {
    const row = this.#db.prepare<[string], HeaderRow>(`${HEADER} WHERE experiment.id = ?`).get(id);
    const kept = this.#db.prepare<[string], { design: string; overrides: string; plan: string | null; model: Uint8Array }>('SELECT design, overrides, plan, model FROM experiment WHERE id = ?').get(id);
    if (!row || !kept) throw new CallFailure('not-found', message('answers.error.experimentNotFound'));
    return {
      header: header(row),
      design: JSON.parse(kept.design), overrides: JSON.parse(kept.overrides), plan: kept.plan === null ? null : JSON.parse(kept.plan),
      model: ProcessModel.parse(JSON.parse(decompressText(kept.model))),
    };
  }

  /** In the order of points and replications. */
  results(id: string): PointResult[] {
    return this.#db
      .prepare<[string], { point: number; replication: number; figures: string | null }>('SELECT point, replication, figures FROM experiment_result WHERE experiment_id = ? ORDER BY point, replication')
      .all(id)
      .map(({ point, replication, figures }) => ({ point, replication, figures: figures === null ? null : JSON.parse(figures) }));
  }

  remove(id: string): void {
    this.#db.prepare('DELETE FROM experiment WHERE id = ?').run(id);
  }
}
