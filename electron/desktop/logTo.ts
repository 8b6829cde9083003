import { appendFileSync, renameSync, statSync } from 'node:fs';

/** Two files of this size hold the last weeks of a program that seldom has anything to say. */
const LARGEST_BYTES = 1024 * 1024;

/** Writes what goes wrong to a file that a person can send in; the one before it is kept as `.old`. */
export function logTo(file: string, clock: () => Date): (text: string) => void {
  return (text) => {
    const line = `${clock().toISOString()} ${text}\n`;
    process.stderr.write(line);
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_BYTES) renameSync(file, `${file}.old`);
      appendFileSync(file, line);
    } catch {
      // A full disk is reported where it hurts; the log of it is not worth another failure.
    }
  };
}
