import { describe, expect, it } from 'vitest';
import { decode } from '../../../shared/bpmn/decode.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { addPool, drawnPool, type AddPool } from '../../../shared/commands/addPool.ts';
import { emptyModel } from '../../../shared/model/emptyModel.ts';
import { poolId } from '../../../shared/model/ids.ts';
import { rows } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { domOf, factsDiffer, factsOf } from '../bpmn/facts.ts';
import { soundFixtures } from '../bpmn/fixtures.ts';

const ASKED: AddPool = { id: poolId('Asked'), kind: 'process', name: 'Office' };
const factsIn = (bytes: Uint8Array) => factsOf(domOf(unwrap(decode(bytes)).text));

const free = soundFixtures.flatMap(({ name, bytes }) => {
  const opened = readBpmn(bytes);
  if (!opened.ok) return [];
  const model = opened.value.document.master;
  const pool = rows(model.pools).find(({ kind }) => kind === 'implicit');
  return pool && rows(model.pools).every(({ kind }) => kind !== 'process') && rows(model.nodes).some((node) => node.pool === pool.id) ? [{ name, bytes, model, pool }] : [];
});

describe('a pool drawn around a process', () => {
  it('has files to be tried on', () => {
    expect(free.length).toBeGreaterThan(20);
  });

  it.each(free)('leaves the process of $name as it is', ({ model, pool }) => {
    const { model: after } = unwrap(addPool(model, ASKED));

    expect(drawnPool(model, ASKED)).toBe(pool.id);
    expect(after.pools[pool.id]).toEqual({ ...pool, kind: 'process', name: 'Office' });
    expect([after.nodes, after.lanes, after.flows]).toEqual([model.nodes, model.lanes, model.flows]);
  });

  it.each(free)('takes nothing out of the file of $name', ({ model, bytes }) => {
    const { bytes: written, faults } = writeBpmn(unwrap(addPool(model, ASKED)).model, bytes);

    // The plane shows the collaboration now; some tools name it by what it shows.
    const { lost } = factsDiffer(factsIn(bytes), factsIn(written));
    expect(lost.filter((fact) => !fact.includes('BPMNPlane') && !fact.includes(' @{}exporter'))).toEqual([]);
    expect(faults).toEqual([]);
  });
});

it('is a pool of its own beside others, and where nothing stands freely', () => {
  const first = unwrap(addPool(emptyModel('Empty'), ASKED)).model;
  const second: AddPool = { ...ASKED, id: poolId('Second') };

  const { model } = unwrap(addPool(first, second));

  expect([drawnPool(emptyModel('Empty'), ASKED), drawnPool(first, second)]).toEqual(['Asked', 'Second']);
  expect(Object.keys(model.pools)).toEqual(expect.arrayContaining(['Asked', 'Second']));
});
