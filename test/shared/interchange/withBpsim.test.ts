import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { effectiveModel } from '../../../shared/delta/effectiveModel.ts';
import { readLaneway } from '../../../shared/files/lanewayFile.ts';
import { readICalendar } from '../../../shared/interchange/bpsim/readICalendar.ts';
import { withBpsim } from '../../../shared/interchange/bpsim/withBpsim.ts';
import { writeBpsimTime } from '../../../shared/interchange/bpsim/writeBpsimTime.ts';
import { writeICalendar } from '../../../shared/interchange/bpsim/writeICalendar.ts';
import { calendarId } from '../../../shared/model/ids.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { variantsOf } from '../../../shared/model/variants.ts';
import { unwrap } from '../../../shared/result.ts';
import { readWithModdle } from '../bpmn/moddle.ts';

const fixtures = new URL('../../../../shared/fixtures/', import.meta.url);
const peer = (name: string) => new Uint8Array(readFileSync(new URL(`sim/${name}.bpmn`, fixtures)));
const samples = new URL('../../../resources/samples/', import.meta.url);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The file as another tool sees it: without what only Laneway reads. */
const asOthersSeeIt = (bytes: Uint8Array): Uint8Array =>
  new TextEncoder().encode(decode(bytes).replaceAll(/<laneway:(\w+)[^>]*>[\s\S]*?<\/laneway:\1>/g, '').replaceAll(/<qbp:processSimulationInfo[\s\S]*<\/qbp:processSimulationInfo>/g, '').replaceAll('<bpsim:VendorExtension name="laneway"/>', ''));

/** Roles by what they are: an id may be taken in the file already, by the QBP resource. */
const staffingAndTimes = (model: ProcessModel): unknown[] => rows(model.nodes).flatMap((node): unknown[] => {
  const team = 'work' in node ? node.work.requirements?.map(({ role, quantity }) => { const { id: _, ...facts } = model.roles[role]!; return { ...facts, quantity }; }) : null;
  if ('work' in node) return [[node.id, node.work.duration, team, node.work.fixedCost, node.work.priority]];
  return node.kind === 'intermediateCatchEvent' ? [[node.id, node.delay]] : [];
});

describe('BPSim beside a written model', () => {
  it.each(['svc10', 'svc10_247', 'r1_loan_origination'])('says of %s to other tools what the model says', (name) => {
    const source = peer(name);
    const { master } = unwrap(readBpmn(source)).document;
    const { bytes, warnings } = withBpsim(writeBpmn(master, source).bytes, master);
    const { document: { master: seen }, warnings: complaints } = unwrap(readBpmn(asOthersSeeIt(bytes)));

    expect(warnings).toEqual([]);
    expect(complaints.filter(({ message }) => message.key.startsWith('interchange.'))).toEqual([]);
    expect(staffingAndTimes(seen)).toEqual(staffingAndTimes(master));
    expect(rows(seen.calendars).map(({ week }) => week)).toEqual(rows(master.calendars).map(({ week }) => week));
    for (const flow of rows(master.flows)) if (flow.kind === 'sequenceFlow') expect(seen.flows[flow.id]).toMatchObject({ probability: flow.probability });
    expect(rows(seen.nodes).find(({ kind }) => kind === 'startEvent')).toMatchObject({ arrivals: { interArrival: rows(master.nodes).flatMap((node) => (node.kind === 'startEvent' ? [node.arrivals?.interArrival] : []))[0], maxCases: 10_000 } });
  });

  it('changes nothing of what Laneway reads, and replaces what it wrote before', () => {
    const source = peer('svc10');
    const { master } = unwrap(readBpmn(source)).document;
    const once = withBpsim(source, master).bytes;
    const twice = withBpsim(once, master).bytes;

    expect(unwrap(readBpmn(once)).document).toEqual({ master, variants: {} });
    expect(decode(twice).match(/<bpsim:BPSimData>/g)).toHaveLength(1);
    expect(unwrap(readBpmn(twice)).document.master).toEqual(master);
  });

  it('has a scenario for each variant, which other tools read as what the variant is', () => {
    const document = unwrap(readLaneway(new Uint8Array(readFileSync(new URL('hotel-check-in.en.laneway', samples))))).document;
    const variants = variantsOf(document).map(({ id, name }) => ({ name, model: effectiveModel(document, id).model }));
    const plain = writeBpmn(document.master, undefined, { variants: document.variants }).bytes;
    const { bytes, warnings } = withBpsim(plain, document.master, variants);
    const seen = unwrap(readBpmn(asOthersSeeIt(bytes))).document;
    const costs = (model: ProcessModel) => rows(model.roles).filter(({ costPerHour }) => costPerHour > 0).map(({ name, headcount, costPerHour }) => [name, headcount, costPerHour]).toSorted();
    const shares = (model: ProcessModel) => rows(model.flows).map((flow) => [flow.id, flow.kind === 'sequenceFlow' ? flow.probability : null]);

    expect(variants).toHaveLength(3);
    expect(variantsOf(seen).map(({ name }) => name)).toEqual(variants.map(({ name }) => name));
    for (const [i, { model }] of variants.entries()) {
      const read = effectiveModel(seen, variantsOf(seen)[i]!.id).model;
      expect(costs(read)).toEqual(costs(model));
      expect(shares(read)).toEqual(shares(model));
    }
    expect(unwrap(readBpmn(bytes)).document.variants).toEqual(unwrap(readBpmn(plain)).document.variants);
    expect(warnings.filter(({ message }) => message.params?.what === 'promise').length).toBe(rows(document.master.promises).length);
  });

  it('names what a variant draws otherwise', () => {
    const { master } = unwrap(readBpmn(peer('svc10'))).document;
    const [gone] = rows(master.flows);
    const flows = Object.fromEntries(Object.entries(master.flows).filter(([id]) => id !== gone!.id));
    const { warnings } = withBpsim(peer('svc10'), master, [{ name: 'Shorter', model: { ...master, flows } }]);

    expect(warnings.map(({ message: { params } }) => params)).toEqual([{ where: 'Shorter', what: `− ${gone!.name || gone!.id}` }]);
  });

  it.each(readdirSync(samples).filter((name) => name.endsWith('.en.laneway')))('of sample %s is read by another parser, and the model comes back', async (name) => {
    const { master } = unwrap(readLaneway(new Uint8Array(readFileSync(new URL(name, samples))))).document;
    const plain = writeBpmn(master).bytes;
    const { bytes } = withBpsim(plain, master);

    expect((await readWithModdle(decode(bytes))).warnings).toEqual([]);
    expect(unwrap(readBpmn(bytes)).document.master).toEqual(unwrap(readBpmn(plain)).document.master);
  });
});

describe('what BPSim has no word for', () => {
  it.each([
    { kind: 'pert', unit: 'min', min: 1, mode: 2, max: 3 }, { kind: 'expression', unit: 'min', feel: 'x' }, { kind: 'gamma', unit: 'min', shape: 2, mean: 3, max: 9 }, { kind: 'logLogistic', unit: 'min', shape: 2, scale: 3 },
  ] as const)('is said: $kind', (time) => {
    expect(writeBpsimTime(time)).toBeNull();
  });

  it('weeks are seven days, and a lognormal by its logarithm is one by its moments', () => {
    expect(writeBpsimTime({ kind: 'uniform', unit: 'week', min: 1, max: 2 })).toEqual({ element: 'UniformDistribution', attributes: { min: '7', max: '14', timeUnit: 'day' } });
    const { attributes } = writeBpsimTime({ kind: 'lognormalLog', unit: 'min', mu: 1, sigma: 0.5 })!;
    // e^(1 + 0.125) = 3.0802; · √(e^0.25 − 1) = 1.6416.
    expect(Number(attributes.mean)).toBeCloseTo(3.0802, 4);
    expect(Number(attributes.standardDeviation)).toBeCloseTo(1.6416, 4);
  });
});

describe('calendars', () => {
  it('come back from iCalendar as they were: nights, holidays and special days', () => {
    const calendar = {
      id: calendarId('c'), name: 'C', week: [{ weekday: 1, from: 540, to: 1_020 }, { weekday: 2, from: 540, to: 1_440 }], holidays: ['2026-01-05'], specialDays: [{ date: '2026-01-06', open: [{ from: 600, to: 720 }] }],
    };
    const read = readICalendar(writeICalendar(calendar))!;

    expect(read.unread).toEqual([]);
    expect(read.calendar.week).toEqual(calendar.week);
    expect(read.calendar.specialDays).toEqual(calendar.specialDays);
    // The special day is closed but for its own hours.
    expect(read.calendar.holidays).toEqual(['2026-01-05', '2026-01-06']);
  });

  it('that cross midnight are two spans of the same hours', () => {
    expect(readICalendar(writeICalendar({ id: calendarId('n'), name: 'N', week: [{ weekday: 7, from: 1_320, to: 360 }], holidays: [] }))!.calendar.week).toEqual([{ weekday: 7, from: 1_320, to: 1_440 }, { weekday: 1, from: 0, to: 360 }]);
  });
});
