import { describe, expect, it } from 'vitest';
import { decode } from '../../../shared/bpmn/decode.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { addLane } from '../../../shared/commands/addLane.ts';
import { laneId, type PoolId } from '../../../shared/model/ids.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { domOf, factsDiffer, factsOf } from '../bpmn/facts.ts';
import { soundFixtures } from '../bpmn/fixtures.ts';

const textOf = (bytes: Uint8Array) => unwrap(decode(bytes)).text;
const factsIn = (bytes: Uint8Array) => factsOf(domOf(textOf(bytes)));
const lanesIn = (bytes: Uint8Array) => textOf(bytes).match(/<(\w+:)?lane[\s>/]/g)?.length ?? 0;
const withLane = (model: ProcessModel, pool: PoolId, id: string, name: string) => unwrap(addLane(model, { id: laneId(id), pool, name })).model;

/** Pools that the file gives one nameless lane, which is shown as none. */
const hiding = soundFixtures.flatMap(({ name, bytes }) => {
  const opened = readBpmn(bytes);
  if (!opened.ok) return [];
  const model = opened.value.document.master;
  const pool = rows(model.pools).find(({ id, kind }) => kind === 'process' && !rows(model.lanes).some((lane) => lane.pool === id) && rows(model.nodes).some((node) => node.pool === id));
  return pool && lanesIn(bytes) > rows(model.lanes).length ? [{ name, bytes, model, pool }] : [];
});

describe('the first lane of a pool with one nameless lane in its file', () => {
  it('has files to be tried on', () => {
    expect(hiding.map(({ name }) => name)).toContain('bpmn/miwg-reference/C.1.0.bpmn');
  });

  it.each(hiding)('is that lane, with all that $name says of it', ({ model, bytes, pool }) => {
    const { bytes: written, faults } = writeBpmn(withLane(model, pool.id, 'First', 'Clerks'), bytes);

    const { lost } = factsDiffer(factsIn(bytes), factsIn(written));
    expect(lost.filter((fact) => !/ @(\{\})?exporter/.test(fact))).toEqual([]);
    expect(lanesIn(written)).toBe(lanesIn(bytes));
    expect(textOf(written)).toContain('name="Clerks"');
    expect(faults).toEqual([]);
  });

  it.each(hiding)('is followed by a new one in $name', ({ model, bytes, pool }) => {
    const { bytes: written, faults } = writeBpmn(withLane(withLane(model, pool.id, 'First', 'Clerks'), pool.id, 'Second', 'Heads'), bytes);

    expect(lanesIn(written)).toBe(lanesIn(bytes) + 1);
    expect(faults).toEqual([]);
  });
});
