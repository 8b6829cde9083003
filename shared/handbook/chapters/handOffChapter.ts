import type { ResponseStandard } from '../../model/Flow.ts';
import { find } from '../../model/ProcessModel.ts';
import { chapterOf } from '../chapterOf.ts';
import { handOffsOf } from '../handOffsOf.ts';
import type { Cell, Line, Section } from '../Handbook.ts';
import { withoutEmptyColumns } from '../withoutEmptyColumns.ts';
import { oneLine, type Reading } from '../Reading.ts';

/** Where the work changes hands, what passes, and by which standard. */
export function handOffChapter(reading: Reading): Section | null {
  const { t, time, percent } = reading;
  const rows = handOffsOf(reading);
  if (rows.length === 0) return null;
  const fact = (label: string, value: string | undefined): readonly Line[] => (value ? [{ text: t('book.fact', { label, value: oneLine(value) }) }] : []);
  return chapterOf('hand-offs', t('book.handOffs'), [withoutEmptyColumns({
    kind: 'table',
    title: t('book.handOffs'),
    columns: [
      { title: t('book.column.number'), width: 1 }, { title: t('results.column.fromLane'), width: 3.5 }, { title: t('results.column.toLane'), width: 3.5 },
      { title: t('book.column.passes'), width: 3 }, { title: t('book.column.standards'), width: 5 },
    ],
    rows: rows.map(({ flow, from, to, handOff }, i): readonly Cell[] => [
      String(i + 1),
      [{ text: from.place, tone: 'strong' }, ...(from.step ? [{ text: from.step }] : [])],
      [{ text: to.place, tone: 'strong' }, ...(to.step ? [{ text: to.step }] : [])],
      [
        ...(oneLine(flow.name) ? [{ text: oneLine(flow.name) }] : []),
        ...(handOff?.carries ? [{ text: t(`inspector.carries.${handOff.carries}`) }] : []),
        ...(handOff?.medium ? [{ text: t('book.fact', { label: t('inspector.handOff.medium'), value: t(`inspector.medium.${handOff.medium}`) }) }] : []),
        ...(flow.kind === 'messageFlow' && !handOff?.carries && !oneLine(flow.name) ? [{ text: t('bpmn.messageFlow') }] : []),
      ],
      [
        ...fact(t('inspector.handOff.outputStandard'), handOff?.outputStandard),
        ...fact(t('inspector.handOff.inputStandard'), handOff?.inputStandard),
        ...fact(t('inspector.handOff.acceptanceCheck'), handOff?.acceptanceCheck),
        ...fact(t('inspector.handOff.owner'), handOff?.owner),
        ...fact(t('inspector.handOff.responseWithin'), handOff?.responseStandard ? responseText(reading, handOff.responseStandard) : undefined),
        ...fact(t('inspector.handOff.transferTime'), handOff?.transferTime ? time(handOff.transferTime) : undefined),
        ...fact(t('inspector.handOff.reject'), handOff?.rejectProbability ? percent(handOff.rejectProbability) : undefined),
      ],
    ]),
  })]);
}

/** `4 h of open hours (Office), kept in 90 %`. */
function responseText({ t, model, time, percent }: Reading, { within, percentile, calendar }: ResponseStandard): string {
  const hours = find(model.calendars, calendar);
  const said = { within: time(within), share: percent(percentile) };
  return hours ? t('book.handOff.responseHours', { ...said, calendar: hours.name }) : t('book.handOff.response', said);
}
