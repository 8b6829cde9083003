import { readdirSync, readFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import { readBpmn } from '../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../shared/bpmn/writeBpmn.ts';
import { toSvg } from '../../shared/drawing/svg.ts';
import { rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { unwrap } from '../../shared/result.ts';
import { swimlanePlan } from './swimlanePlan.ts';

/*
 * Opening and saving a BPMN file, in ms of processor time: parse and map, the first picture, and a save after one edit
 * (patched, read back and compared), beside bpmn-moddle's bare parse of the same text in the same run. Parse and map is to
 * take at most twice as long as that parse. Best of several times, after a warm-up.
 * Run: node test/bench/interchange.ts
 */
const fixtures = new URL('../../../shared/fixtures/', import.meta.url);
const TIMES = 5;
const MOST = 2;

const workMs = (): number => { const { user, system } = process.cpuUsage(); return (user + system) / 1e3; };

async function best(run: () => unknown): Promise<number> {
  let least = Infinity;
  for (let i = 0; i <= TIMES; i++) {
    const before = workMs();
    await run();
    // The first time compiles the code.
    if (i > 0) least = Math.min(least, workMs() - before);
  }
  return least;
}

/** The file with the most bytes that people or their tools made, and one with 5,000 steps. */
function files(): readonly (readonly [string, Uint8Array])[] {
  const all = ['bpmn/miwg-reference/', 'bpmn/miwg-vendors/', 'bpmn/mit-samples/', 'bpmn/own/', 'sim/', 'bpmn/hostile/'].flatMap((folder) =>
    readdirSync(new URL(folder, fixtures)).filter((name) => name.endsWith('.bpmn')).map((name) => [`${folder}${name}`, new Uint8Array(readFileSync(new URL(`${folder}${name}`, fixtures)))] as const));
  const largestOf = (from: typeof all) => from.filter(([, bytes]) => readBpmn(bytes).ok).toSorted((a, b) => b[1].length - a[1].length)[0]!;
  return [
    largestOf(all.filter(([name]) => !name.includes('hostile'))),
    largestOf(all.filter(([name]) => !name.includes('05-nested'))),
    ['5,000 steps over 20 lanes, generated', writeBpmn(swimlanePlan({ steps: 5_000, lanes: 20 }).master).bytes],
  ];
}

function renamed(model: ProcessModel): ProcessModel {
  const [node] = rows(model.nodes);
  return node ? { ...model, nodes: { ...model.nodes, [node.id]: { ...node, name: 'Renamed' } } } : model;
}

const ms = (n: number) => n.toFixed(n < 10 ? 1 : 0).padStart(6);
let isSlow = false;
for (const [name, bytes] of files()) {
  const text = new TextDecoder().decode(bytes);
  const moddle = await best(() => new BpmnModdle().fromXML(text));
  const open = await best(() => readBpmn(bytes));
  const { master } = unwrap(readBpmn(bytes)).document;
  const picture = await best(() => toSvg(master, { theme: 'light' }));
  const edited = renamed(master);
  const save = await best(() => writeBpmn(edited, bytes));
  const unedited = await best(() => writeBpmn(master, bytes));
  isSlow ||= open / moddle > MOST;
  process.stdout.write(`${name} (${(bytes.length / 1_000).toFixed(0)} kB)\n  parse and map ${ms(open)} ms, ${(open / moddle).toFixed(2)} × bpmn-moddle's parse (${moddle.toFixed(1)} ms)\n  first picture ${ms(picture)} ms\n  save an edit  ${ms(save)} ms\n  save no edit  ${ms(unedited)} ms\n`);
}
if (isSlow) {
  process.stdout.write(`Parse and map takes more than ${MOST} times as long as bpmn-moddle's parse.\n`);
  process.exitCode = 1;
}
