import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { checkBpmn, writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { withBpsim } from '../../../shared/interchange/bpsim/withBpsim.ts';
import { unwrap } from '../../../shared/result.ts';
import { fixture, soundFixtures } from './fixtures.ts';

const documentOf = (bytes: Uint8Array) => unwrap(readBpmn(bytes)).document;

describe('before a file takes the place of another one', () => {
  it.each(soundFixtures)('$name reads back as the model, with BPSim data beside it, too', ({ bytes }) => {
    const { master, variants } = documentOf(bytes);
    const written = writeBpmn(master, bytes, { variants });

    expect(written.faults).toEqual([]);
    expect(checkBpmn(withBpsim(written.bytes, master).bytes, master, variants)).toEqual([]);
  });

  it.each([
    ['a name that changed', (text: string) => text.replace('name="Approver"', 'name="Somebody"'), 'bpmn.warning.not-written'],
    ['a step that is gone', (text: string) => text.replace(/<(\w+:)?userTask [^]*?<\/(\w+:)?userTask>/, ''), 'bpmn.warning.not-written'],
    ['a file that breaks off', (text: string) => text.slice(0, text.length / 2), 'bpmn.error.not-xml'],
  ])('%s is noticed', (_what, damage, key) => {
    const { bytes } = fixture('bpmn/miwg-reference/C.1.0.bpmn');
    const text = new TextDecoder().decode(bytes);
    const damaged = damage(text);

    expect(damaged).not.toBe(text);
    expect(checkBpmn(new TextEncoder().encode(damaged), documentOf(bytes).master).map(({ message }) => message.key)).toContain(key);
  });
});
