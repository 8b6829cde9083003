import { readFileSync } from 'node:fs';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { importErrorMessage } from '../../../shared/bpmn/ImportError.ts';

/** Run in a process of its own with little memory: opens the file, saves it unedited and edited, says what came of it. */
const bytes = new Uint8Array(readFileSync(new URL(process.argv[2] ?? '')));
const read = readBpmn(bytes);
const outcome = read.ok
  ? {
      warnings: read.value.warnings.map(({ message }) => message.key),
      model: read.value.document.master,
      unchanged: Buffer.compare(writeBpmn(read.value.document.master, bytes).bytes, bytes) === 0,
      saved: new TextDecoder().decode(writeBpmn({ ...read.value.document.master, meta: { ...read.value.document.master.meta, language: 'en' } }, bytes).bytes).length,
    }
  : { refused: read.error.code, message: importErrorMessage(read.error) };
// CPU time: what the file costs, not what else the machine is doing.
const { user, system } = process.cpuUsage();
// Peak of all memory of the process, engine and program included, in KiB (getrusage).
console.log(JSON.stringify({ ...outcome, cpuMs: (user + system) / 1e3, maxMegabytes: process.resourceUsage().maxRSS / 1_024 }));
