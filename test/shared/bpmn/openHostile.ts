import { readFileSync } from 'node:fs';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { importErrorMessage } from '../../../shared/bpmn/ImportError.ts';

/** Run in a process of its own with little memory: opens the file, saves it unedited and edited, says what came of it. */
const bytes = new Uint8Array(readFileSync(new URL(process.argv[2] ?? '')));
const cpuMs: number[] = [];

/** Processor time: what the file costs, not what else the machine is doing. */
function timed<T>(work: () => T): T {
  const begin = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(begin);
  cpuMs.push((user + system) / 1e3);
  return result;
}

const read = timed(() => readBpmn(bytes));
const outcome = read.ok
  ? {
      warnings: read.value.warnings.map(({ message }) => message.key),
      model: read.value.document.master,
      unchanged: Buffer.compare(timed(() => writeBpmn(read.value.document.master, bytes).bytes), bytes) === 0,
      saved: new TextDecoder().decode(timed(() => writeBpmn({ ...read.value.document.master, meta: { ...read.value.document.master.meta, language: 'en' } }, bytes).bytes)).length,
    }
  : { refused: read.error.code, message: importErrorMessage(read.error) };
// Peak of all memory of the process, engine and program included, in KiB (getrusage).
console.log(JSON.stringify({ ...outcome, cpuMs, maxMegabytes: process.resourceUsage().maxRSS / 1_024 }));
