import { useMemo } from 'react';
import { isTimeZone } from '../../shared/simulation/calendar/timeZone.ts';
import { useT } from '../i18n.ts';
import type { Calendar } from '../../shared/model/Calendar.ts';
import { useStudio } from '../store/studioStore.ts';
import { Facet } from './fields/Facet.tsx';
import { nextClockChange, nextOpenings, type Opening } from './nextOpenings.ts';
import { useFormat } from './useFormat.ts';

const SHOWN = 6;
const AROUND_CHANGE = 3;

/** The calendar as the simulation reads it: the first openings, and those around the next change of the clocks. */
export function NextOpenings({ calendar, startsOpen = false }: { readonly calendar: Calendar; readonly startsOpen?: boolean | undefined }) {
  const t = useT();
  return (
    <Facet title={t('inspector.openings')} summary={t('inspector.openings.summary')} startsOpen={startsOpen}>
      <Openings calendar={calendar} />
    </Facet>
  );
}

function Openings({ calendar }: { readonly calendar: Calendar }) {
  const t = useT();
  const format = useFormat();
  const start = useStudio((s) => s.model?.meta.settings.start);
  const timeZone = useStudio((s) => s.model?.meta.settings.timeZone);
  const found = useMemo(() => {
    if (!start || !timeZone || !isTimeZone(timeZone)) return null;
    const change = nextClockChange(timeZone, start);
    // From the evening before, so that a night shift into the change is seen.
    const before = change ? `${new Date(Date.parse(change.day) - 86_400_000).toISOString().slice(0, 10)}T12:00` : null;
    return { first: nextOpenings(calendar, timeZone, start, SHOWN), change, around: before ? nextOpenings(calendar, timeZone, before, AROUND_CHANGE) : null };
  }, [calendar, start, timeZone]);
  if (!found) return <p className="field-error">{t('inspector.error.timeZone')}</p>;
  if (found.first === null) return <p className="section-note">{t('inspector.openings.always')}</p>;
  if (found.first.length === 0) return <p className="field-error">{t('inspector.openings.never')}</p>;
  return (
    <>
      <p className="field-hint">{t('inspector.openings.from', { date: format.dateTime(start ?? ''), zone: timeZone ?? '' })}</p>
      <OpeningList openings={found.first} />
      {found.change && found.around ? (
        <>
          <p className="field-hint">{t(found.change.by > 0 ? 'inspector.openings.forward' : 'inspector.openings.back', { date: format.date(found.change.day), minutes: Math.abs(found.change.by) })}</p>
          <OpeningList openings={found.around} />
        </>
      ) : null}
    </>
  );
}

function OpeningList({ openings }: { readonly openings: readonly Opening[] }) {
  const format = useFormat();
  return (
    <ul className="openings tabular">
      {openings.map(({ from, to, minutes }) => (
        <li key={from}>
          <span>{format.day(from)}</span>
          <span>{from.slice(11)} – {from.slice(0, 10) === to.slice(0, 10) ? '' : `${format.day(to)} `}{to.slice(11)}</span>
          <span className="openings-length">{format.duration(minutes)}</span>
        </li>
      ))}
    </ul>
  );
}
