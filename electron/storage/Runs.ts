import type { Database } from 'better-sqlite3';
import { SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { RunHeader } from '../../shared/contract/contract.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import { compress, decompressText } from './compressed.ts';

interface RunRow extends Omit<RunHeader, 'isStale'> {
  readonly currentRevision: number;
}

const HEADER = `
  SELECT run.id, model_id AS modelId, started_at AS startedAt, finished_at AS finishedAt, status, run.revision, seed, replications,
         engine_version AS engineVersion, model.revision AS currentRevision
  FROM run JOIN model ON model.id = run.model_id`;

/** Finished runs kept per model; older ones go. */
const KEPT = 50;

const header = ({ currentRevision, ...run }: RunRow): RunHeader => ({ ...run, isStale: run.revision !== currentRevision });

/** `null`: written by a version whose reports said less; its figures cannot be shown any more. */
const reportOf = (text: string): SimulationReport | null => SimulationReport.safeParse(JSON.parse(text)).data ?? null;

/**
 * Simulation runs with what they were asked and what they found. Their order is that of their rows, not of their times:
 * a clock that was set back must not make the newest run the oldest.
 */
export class Runs {
  readonly #db: Database;
  readonly #clock: () => Date;

  constructor(db: Database, clock: () => Date) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Runs that were going on when the program ended will never finish. */
  closeInterrupted(): void {
    this.#db.prepare("UPDATE run SET status = 'cancelled', finished_at = ? WHERE status = 'running'").run(this.#clock().toISOString());
  }

  start(run: Pick<RunHeader, 'id' | 'modelId' | 'revision' | 'seed' | 'replications' | 'engineVersion'>, request: unknown): void {
    this.#db
      .prepare(`INSERT INTO run (id, model_id, revision, status, started_at, seed, replications, engine_version, request)
                VALUES (@id, @modelId, @revision, 'running', @now, @seed, @replications, @engineVersion, @request)`)
      .run({ ...run, now: this.#clock().toISOString(), request: JSON.stringify(request) });
  }

  finish(id: string, report: SimulationReport): void {
    this.#db.transaction(() => {
      this.#end(id, 'finished', null);
      // The model may have been purged while the run went on.
      this.#db.prepare('INSERT INTO report (run_id, content) SELECT id, ? FROM run WHERE id = ?').run(compress(JSON.stringify(report)), id);
      this.#db
        .prepare(`DELETE FROM run WHERE status <> 'running' AND model_id = (SELECT model_id FROM run WHERE id = @id)
                  AND id NOT IN (SELECT id FROM run WHERE model_id = (SELECT model_id FROM run WHERE id = @id) ORDER BY rowid DESC LIMIT @kept)`)
        .run({ id, kept: KEPT });
    }).immediate();
  }

  stop(id: string, status: 'cancelled' | 'failed', failure: string | null): void {
    this.#end(id, status, failure);
  }

  of(modelId: ModelId): RunHeader[] {
    return this.#db.prepare<[ModelId], RunRow>(`${HEADER} WHERE run.model_id = ? ORDER BY run.rowid DESC`).all(modelId).map(header);
  }

  read(id: string): { readonly header: RunHeader; readonly report: SimulationReport | null } {
    const run = this.#db.prepare<[string], RunRow>(`${HEADER} WHERE run.id = ?`).get(id);
    if (!run) throw new CallFailure('not-found', message('storage.run.notFound'));
    const stored = this.#db.prepare<[string], { content: Uint8Array }>('SELECT content FROM report WHERE run_id = ?').get(id);
    return { header: header(run), report: stored ? reportOf(decompressText(stored.content)) : null };
  }

  #end(id: string, status: RunHeader['status'], failure: string | null): void {
    this.#db.prepare('UPDATE run SET status = ?, finished_at = ?, failure = ? WHERE id = ?').run(status, this.#clock().toISOString(), failure, id);
  }
}
