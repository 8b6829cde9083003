import { describe, expect, it } from 'vitest';
import { decode } from '../../../shared/bpmn/decode.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { copyElements } from '../../../shared/commands/Clipboard.ts';
import { countedIds } from '../../../shared/commands/IdSource.ts';
import { paste } from '../../../shared/commands/paste.ts';
import { setProperty } from '../../../shared/commands/setProperty.ts';
import { removeRow } from '../../../shared/commands/tableRows.ts';
import { compareModels } from '../../../shared/delta/compareModels.ts';
import { mergeModels } from '../../../shared/delta/mergeModels.ts';
import { renamedModel } from '../../../shared/delta/renamedModel.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { calendarId, flowId } from '../../../shared/model/ids.ts';
import { violations } from '../../../shared/model/invariants.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { buildModel, documentOf, end, fixed, nobody, start, weekdays } from '../simulation/buildModel.ts';

const H = 60;
const within = { within: fixed(4 * H), percentile: 0.9 };
const HANDS_OVER = flowId('a-b');
const plain = buildModel({
  nodes: { s: start(fixed(100)), a: nobody(10), b: nobody(5), e: end() },
  flows: ['s > a', { source: 'a', target: 'b', handOff: { medium: 'mail', responseStandard: within } }, 'b > e'],
  calendars: { office: { name: 'Office', week: weekdays(8 * H, 17 * H) } },
});
const standardOf = (model: ProcessModel, id = HANDS_OVER) => {
  const flow = model.flows[id];
  return flow && 'handOff' in flow ? flow.handOff?.responseStandard : undefined;
};
const withCalendar = (calendar: string) => setProperty(plain, { table: 'flows', id: HANDS_OVER, path: ['handOff', 'responseStandard', 'calendar'], value: calendar });
const inOffice = unwrap(withCalendar('office')).model;

describe('the calendar of a response standard', () => {
  it('is set like any property, and refused where the model has no such calendar', () => {
    expect(standardOf(inOffice)).toEqual({ ...within, calendar: 'office' });
    expect(withCalendar('nowhere')).toEqual({ ok: false, error: { code: 'not-found', id: 'nowhere' } });
  });

  it('keeps the calendar from being deleted', () => {
    expect(removeRow(inOffice, { table: 'calendars', id: 'office' })).toMatchObject({ ok: false, error: { code: 'in-use', uses: 1 } });
    expect(removeRow(plain, { table: 'calendars', id: 'office' }).ok).toBe(true);
  });

  it('is told by name where two models differ in it', () => {
    const lines = (locale: 'en' | 'zh-CN') => compareModels(plain, inOffice).differences.map(({ text }) => translator(locale)(text));

    expect(lines('en')).toEqual([expect.stringMatching(/Response standard: clock counts.*Office/)]);
    expect(lines('zh-CN')).toEqual([expect.stringMatching(/响应标准：计时日历.*Office/)]);
  });

  it('follows the calendar to another id', () => {
    const renamed = renamedModel(inOffice, new Map([['calendars', new Map([['office', 'desk']])]]));

    expect(standardOf(renamed)?.calendar).toBe('desk');
    expect(violations(renamed)).toEqual(violations(inOffice));
  });

  it('goes back to that of the side that deleted the calendar when both are merged, and nothing else of the hand-off does', () => {
    const deleted = unwrap(removeRow(plain, { table: 'calendars', id: 'office' })).model;
    const other = unwrap(setProperty(inOffice, { table: 'flows', id: HANDS_OVER, path: ['handOff', 'medium'], value: 'phone' })).model;
    const { merged: { master: model } } = mergeModels(documentOf(plain), documentOf(deleted), documentOf(other));

    expect(standardOf(model)).toEqual(within);
    expect(model.flows[HANDS_OVER]).toMatchObject({ handOff: { medium: 'phone' } });
    expect(violations(model)).toEqual(violations(plain));
  });

  it('goes along with a copy, and stays behind where the calendar is not there: then all time counts', () => {
    const clipboard = copyElements({ ...inOffice, geometry: Object.fromEntries(rows(inOffice.nodes).map(({ id }, i) => [id, { bounds: { x: 200 * i, y: 0, width: 100, height: 80 } }])) }, ['a', 'b', HANDS_OVER])!;
    const pasted = (into: ProcessModel) => rows(unwrap(paste(into, { clipboard, at: { x: 500, y: 500 }, ids: countedIds() })).model.flows).map(({ id }) => id).filter((id) => !Object.hasOwn(into.flows, id));
    const copyIn = (into: ProcessModel) => standardOf(unwrap(paste(into, { clipboard, at: { x: 500, y: 500 }, ids: countedIds() })).model, pasted(into)[0]);

    expect(copyIn(inOffice)).toEqual({ ...within, calendar: 'office' });
    expect(copyIn({ ...plain, calendars: {} })).toEqual(within);
  });

  it('travels in the .bpmn file; one that names no calendar of the file is said and counts all time', () => {
    const { bytes } = writeBpmn(inOffice);
    expect(standardOf(unwrap(readBpmn(bytes)).document.master)).toEqual({ ...within, calendar: 'office' });

    const text = unwrap(decode(bytes)).text.replace(/"calendar":\s*"office"/, '"calendar":"gone"');
    const { document, warnings } = unwrap(readBpmn(new TextEncoder().encode(text)));
    expect(standardOf(document.master)).toEqual(within);
    expect(document.master.flows[HANDS_OVER]).toMatchObject({ handOff: { medium: 'mail' } });
    expect(warnings.length).toBeGreaterThan(0);
    expect(calendarId('gone') in document.master.calendars).toBe(false);
  });
});
