import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { drawSheet } from '../../../shared/drawing/drawSheet.ts';
import { headerOf } from '../../../shared/drawing/headerStrip.ts';
import { toSvg } from '../../../shared/drawing/svg.ts';
import { laneId, poolId } from '../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { fixture } from '../bpmn/fixtures.ts';
import { modelWithTask } from './models.ts';

const read = (path: string): ProcessModel => unwrap(readBpmn(fixture(path).bytes)).document.master;

describe('a sheet', () => {
  const model = read('bpmn/own/every-element.bpmn');
  const { marks } = drawSheet(model);
  const lastOf = (test: (id: string) => boolean) => marks.findLastIndex(({ id, picture }) => id !== null && test(id) && picture.some((mark) => mark.kind !== 'text'));

  it('paints pools, lanes, flows and steps in this order, and names beside them last', () => {
    const firstName = marks.findIndex(({ picture }) => picture.length > 0 && picture.every((mark) => mark.kind === 'text'));

    expect(lastOf((id) => id in model.pools)).toBeLessThan(lastOf((id) => id in model.flows));
    expect(lastOf((id) => id in model.flows)).toBeLessThan(lastOf((id) => id in model.nodes));
    expect(lastOf((id) => id in model.nodes)).toBeLessThan(firstName);
  });

  it('gives one picture for each element, name included, to who makes a list of them', () => {
    const ids = drawSheet(model, { onePerElement: true }).marks.map(({ id }) => id);
    const words = (of: typeof marks) => of.flatMap(({ picture }) => picture.flatMap((mark) => (mark.kind === 'text' ? mark.lines : []))).toSorted();

    expect(new Set(ids).size).toBe(ids.length);
    expect(words(drawSheet(model, { onePerElement: true }).marks)).toEqual(words(marks));
  });

  it('draws the border of a pool over the softer ones of its lanes', () => {
    const one = modelWithTask('Task');
    const ids = drawSheet(one).marks.map(({ id }) => id);

    expect(ids.filter((id) => id === 'p')).toHaveLength(2);
    expect(ids.lastIndexOf(poolId('p'))).toBeGreaterThan(ids.indexOf(laneId('l')));
  });

  it('gives names on lines a ground, so that nothing strikes them through', () => {
    expect(toSvg(read('bpmn/miwg-reference/A.4.0.bpmn'), { theme: 'print' })).toMatch(/<text[^>]*stroke="#ffffff"[^>]*paint-order="stroke"[^>]*><tspan[^>]*>Message Flow 1/);
  });
});

describe('the header of a pool', () => {
  it('is as wide as the file leaves it beside the lanes', () => {
    const model = read('bpmn/miwg-vendors/w4-10--A.4.1-export.bpmn');
    const pool = Object.values(model.pools).find(({ kind }) => kind === 'process')!;
    const lane = Object.values(model.lanes).find((each) => each.pool === pool.id)!;

    expect(headerOf(model, pool)).toBeCloseTo(model.geometry[lane.id]!.bounds!.y - model.geometry[pool.id]!.bounds!.y, 6);
  });

  it('has its usual width without lanes', () => {
    const model = read('bpmn/miwg-reference/A.4.0.bpmn');

    expect(headerOf(model, Object.values(model.pools).find(({ name }) => name === 'Pool')!)).toBe(30);
  });
});
