import type { CalendarId } from '../../shared/model/ids.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { useT } from '../i18n.ts';
import { SelectField } from './fields/SelectField.tsx';

const CLOCK = '';

interface ClockFieldProps {
  readonly model: ProcessModel;
  readonly calendar: CalendarId | null;
  readonly onCommit: (calendar: CalendarId | null) => void;
}

/** What the clock of a promise or a standard counts: all time, or the open hours of a calendar. */
export function ClockField({ model, calendar, onCommit }: ClockFieldProps) {
  const t = useT();
  return (
    <SelectField
      label={t('inspector.promise.clock')} value={calendar ?? CLOCK} hint={t(calendar ? 'inspector.promise.openHint' : 'inspector.promise.clockHint')}
      options={[{ value: CLOCK, label: t('inspector.promise.clockTime') }, ...rows(model.calendars).map(({ id, name }) => ({ value: id, label: t('inspector.promise.openHours', { calendar: name }) }))]}
      onCommit={(id) => onCommit(find(model.calendars, id)?.id ?? null)}
    />
  );
}
