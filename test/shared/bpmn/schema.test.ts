import { describe, expect, it } from 'vitest';
import { decode } from '../../../shared/bpmn/decode.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { soundFixtures } from './fixtures.ts';
import { readWithModdle } from './moddle.ts';
import { schemaErrors } from './schema.ts';
import { writtenFixtures } from './writtenFixtures.ts';

const utf8 = (bytes: Uint8Array) => new TextEncoder().encode(unwrap(decode(bytes)).text.replace(/^(<\?xml[^>]*encoding=)["'][^"']*["']/, '$1"UTF-8"'));
const written = writtenFixtures();
const textOf = (bytes: Uint8Array) => unwrap(decode(bytes)).text;
const hasLocked = (model: ProcessModel) => rows(model.nodes).some(({ kind }) => kind === 'locked') || rows(model.flows).some(({ kind }) => kind === 'lockedFlow');
const hasFreeEnds = (model: ProcessModel) => rows(model.flows).some(({ source, target }) => source === null || target === null);
const withoutPlaces = (warning: string) => warning.replaceAll(/(line|column): \d+/g, '');

describe('the schema of BPMN 2.0', () => {
  it('tells a wrong order of children from a right one', async () => {
    const file = (children: string) => new TextEncoder().encode(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="P"><task id="T">${children}</task></process></definitions>`);
    const errors = await schemaErrors([{ name: 'right', bytes: file('<incoming>F</incoming><outgoing>G</outgoing>') }, { name: 'wrong', bytes: file('<outgoing>G</outgoing><incoming>F</incoming>') }]);

    expect([...errors.keys()]).toEqual(['wrong']);
  });

  it('accepts every model of a fixture that Laneway writes without its file', async () => {
    // A flow that hangs loose is no BPMN; it is written all the same.
    const sound = new Set(written.filter(({ model, source }) => source === null && !hasFreeEnds(model)).map(({ name }) => name).filter((name) => soundFixtures.some((file) => name.startsWith(file.name))));
    const errors = await schemaErrors(written.filter(({ name }) => sound.has(name)));

    expect([...errors].filter(([name]) => sound.has(name))).toEqual([]);
  });

  it('has nothing against a patched file that it did not have against the original', async () => {
    // Complaints name the element, so a bad id is another complaint when its element changes its kind.
    const patched = written.flatMap(({ name, bytes, source }) => (source && !source.name.includes('21-illegal') ? [{ name, bytes, source }] : []));
    const before = await schemaErrors([...new Set(patched.map(({ source }) => source))].map(({ name, bytes }) => ({ name, bytes: utf8(bytes) })));
    const after = await schemaErrors(patched);
    const fresh = patched.flatMap(({ name, source }) => (after.get(name) ?? []).filter((error) => !(before.get(source.name) ?? []).includes(error)).map((error) => `${name}: ${error}`));

    expect(fresh).toEqual([]);
  });
});

describe('bpmn-moddle, the parser of bpmn-js and Camunda Modeler', () => {
  // Of hostile files it drops the half with complaints of its own.
  it.each(written.filter(({ name }) => !name.includes('hostile')))('has nothing against $name that it did not have against the original', async ({ bytes, source }) => {
    const before = source ? (await readWithModdle(textOf(source.bytes))).warnings.map(withoutPlaces) : [];
    const { warnings } = await readWithModdle(textOf(bytes));

    expect(warnings.map(withoutPlaces).filter((warning) => !before.includes(warning))).toEqual([]);
  });

  it.each(written)('what is written of $name may take the place of the file', ({ faults }) => {
    expect(faults).toEqual([]);
  });

  // What Laneway shows as locked has no other home than the file it came from.
  it.each(written.filter(({ source, model }) => source || !hasLocked(model)))('what is written of $name reads back as the model', ({ warnings }) => {
    expect(warnings.filter(({ message }) => message.key !== 'bpmn.warning.utf-8').map(({ message }) => JSON.stringify(message))).toEqual([]);
  });
});
