import { describe, expect, it } from 'vitest';
import { decode } from '../../../shared/bpmn/decode.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { find, rows } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { domOf, factsDiffer, factsOf } from './facts.ts';
import { soundFixtures, type Fixture } from './fixtures.ts';
import { rewriteWithModdle } from './moddle.ts';

const textOf = (bytes: Uint8Array) => unwrap(decode(bytes)).text;
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Names a step of a file anew; the name it had, so that the next hop can give it back. */
function rename(bytes: Uint8Array, id: string | null, name: string): { readonly bytes: Uint8Array; readonly id: string; readonly was: string } | null {
  const model = unwrap(readBpmn(bytes)).document.master;
  const node = id === null ? rows(model.nodes).find((candidate) => 'work' in candidate && !/[\t\r]/.test(candidate.name)) : find(model.nodes, id);
  return node ? { bytes: writeBpmn({ ...model, nodes: { ...model.nodes, [node.id]: { ...node, name } } }, bytes).bytes, id: node.id, was: node.name } : null;
}

/** What bpmn-moddle adds and what a writer says of itself is no loss. */
const isSignature = (fact: string) => /@\{\}exporter(Version)?=|\}xmlns(:\w+)?=/.test(fact);
const lostFrom = (before: string, after: string) => factsDiffer(factsOf(domOf(before)), factsOf(domOf(after))).lost.filter((fact) => !isSignature(fact));

async function hop(text: string): Promise<string | null> {
  try {
    return await rewriteWithModdle(text);
  } catch {
    return null;
  }
}

describe('two hops', () => {
  it.each(soundFixtures)('$name edited in Laneway, saved by bpmn-moddle, and edited back in Laneway loses no more than bpmn-moddle alone', async (file: Fixture) => {
    const original = textOf(file.bytes);
    const alone = await hop(original);
    const first = rename(file.bytes, null, 'Renamed between two tools');
    if (!first) return;
    const between = await hop(textOf(first.bytes));
    // What bpmn-moddle cannot save, it cannot save after an edit either; and nothing else.
    expect(between === null).toBe(alone === null);
    if (alone === null || between === null) return;
    const second = rename(bytesOf(between), first.id, first.was)!;

    const byModdle = lostFrom(original, alone);
    expect(lostFrom(original, textOf(second.bytes)).filter((fact) => !byModdle.includes(fact))).toEqual([]);
  });
});
