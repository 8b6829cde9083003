import { describe, expect, it } from 'vitest';
import { decode } from '../../../shared/bpmn/decode.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { rename } from '../../../shared/commands/rename.ts';
import { rows } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { soundFixtures } from './fixtures.ts';

const linesOf = (bytes: Uint8Array) => unwrap(decode(bytes)).text.split('\n');
/** Whoever draws nothing gets a diagram with the first edit. */
const isDrawn = (bytes: Uint8Array) => unwrap(decode(bytes)).text.includes('BPMNShape');
const readable = soundFixtures.filter(({ bytes }) => isDrawn(bytes)).map(({ name, bytes }) => ({ name, bytes, model: unwrap(readBpmn(bytes)).document.master })).filter(({ model }) => rows(model.nodes).some((node) => 'work' in node));

describe('a step that was renamed', () => {
  it.each(readable)('changes the lines of $name where it is named, where the writer names itself, and no other', ({ bytes, model }) => {
    const step = rows(model.nodes).find((node) => 'work' in node)!;
    const renamed = unwrap(rename(model, { id: step.id, name: `${step.name} again` })).model;
    const [before, after] = [linesOf(bytes), linesOf(writeBpmn(renamed, bytes).bytes)];
    const kept = new Set(after);

    // The tag of the step, the one with the exporter, and its version on a line of its own.
    expect(before.filter((line) => !kept.has(line)).length).toBeLessThanOrEqual(3);
    expect(after.length - before.length).toBeLessThanOrEqual(2);
  });

  it('keeps quotes, blanks and line ends of the tag as they are', () => {
    const source = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"\n    targetNamespace='a&amp;b'\n>\n<process id="p"><task\n  id = 'a'\tname='Old "one"'\n  isForCompensation='false' /></process></definitions>`;
    const bytes = new TextEncoder().encode(source);
    const { master } = unwrap(readBpmn(bytes)).document;
    const text = unwrap(decode(writeBpmn(unwrap(rename(master, { id: rows(master.nodes)[0]!.id, name: 'New' })).model, bytes).bytes)).text;

    expect(text).toContain(`<task\n  id = 'a'\tname="New"\n  isForCompensation='false'/>`);
    expect(text).toContain(`targetNamespace='a&amp;b'\n`);
  });
});
