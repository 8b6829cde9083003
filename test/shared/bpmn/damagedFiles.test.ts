import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { ProcessModel, rows } from '../../../shared/model/ProcessModel.ts';
import { fixture } from './fixtures.ts';

const sources = ['bpmn/own/every-element.bpmn', 'bpmn/miwg-reference/C.1.1.bpmn', 'bpmn/mit-samples/drilldown-nested-subprocesses.bpmn', 'sim/svc10.bpmn', 'bpmn/hostile/17-cycles.bpmn']
  .map((path) => new TextDecoder().decode(fixture(path).bytes));

interface Damage { readonly at: number; readonly length: number; readonly put: string }
const damage = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(60), put: fc.oneof(fc.constant(''), fc.constantFrom('"', '<', '>', '</process>', '<task id="x"/>', 'sourceRef="Task_user"', '&amp;', '<!--', '0'), fc.string({ maxLength: 4 })) });
const damaged = fc.record({ source: fc.constantFrom(...sources), damages: fc.array(damage, { minLength: 1, maxLength: 3 }) }).map(({ source, damages }) =>
  damages.reduce((text, { at, length, put }: Damage) => { const from = Math.floor(at * text.length); return text.slice(0, from) + put + text.slice(from + length); }, source));

/** Damage that leaves XML whole: values and elements go, references break. */
const bent = fc.record({ source: fc.constantFrom(...sources), seed: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 6 }) }).map(({ source, seed }) =>
  seed.reduce((text, at) => {
    const spots = [...text.matchAll(/ (sourceRef|targetRef|attachedToRef|bpmnElement|processRef|id|x|width|default|name|isExpanded)="[^"]*"/g)];
    const spot = spots[Math.floor(at * spots.length)];
    if (!spot) return text;
    const other = spots[Math.floor(((at * 7_919) % 1) * spots.length)]!;
    const value = /"([^"]*)"/.exec(other[0])![1]!;
    return `${text.slice(0, spot.index)} ${spot[1]}="${value}"${text.slice(spot.index + spot[0].length)}`;
  }, source));

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('a damaged file', () => {
  it('is opened or refused, never anything else', () => {
    fc.assert(fc.property(damaged, (text) => {
      const read = readBpmn(bytesOf(text));

      if (read.ok) expect(ProcessModel.safeParse(read.value.document.master).success).toBe(true);
    }), { numRuns: 200 });
  });

  it('whose references and places are bent opens as a sound model, and saves an edit', () => {
    fc.assert(fc.property(bent, (text) => {
      const bytes = bytesOf(text);
      const read = readBpmn(bytes);
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      const { master } = read.value.document;
      const [node] = rows(master.nodes);

      expect(ProcessModel.safeParse(master).error?.issues ?? []).toEqual([]);
      expect(writeBpmn(master, bytes).bytes).toBe(bytes);
      if (node) {
        const written = readBpmn(writeBpmn({ ...master, nodes: { ...master.nodes, [node.id]: { ...node, name: 'Edited' } } }, bytes).bytes);
        expect(written.ok && written.value.document.master.nodes[node.id]?.name).toBe('Edited');
      }
    }), { numRuns: 100 });
  });
});
