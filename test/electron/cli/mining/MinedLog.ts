import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export type MinedAttributes = Readonly<Record<string, string | number | { readonly time: number | null }>>;

/** What pm4js, a process-mining tool of other makers, finds in a log. Times are milliseconds since 1970. */
export interface MinedLog {
  readonly attributes: MinedAttributes;
  readonly classifiers: Readonly<Record<string, string>>;
  readonly traces: readonly { readonly attributes: MinedAttributes; readonly events: readonly MinedAttributes[] }[];
  /** What follows directly upon what, of activities that were completed. */
  readonly graph: Pm4js.FrequencyDfg;
}

/** Opens a log, `.xes` or `.csv`, in pm4js. */
export async function mine(path: string): Promise<MinedLog> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'mineLog.ts'), path], { maxBuffer: 1 << 28 });
  return JSON.parse(stdout);
}
