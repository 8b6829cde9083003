import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useT } from '../i18n.ts';
import { SelectField } from '../inspector/fields/SelectField.tsx';
import { useFormat } from '../inspector/useFormat.ts';
import { Chart, type ChartPaint } from './Chart.tsx';
import { ResultCard } from './ResultCard.tsx';
import type { ResultViewProps } from './ResultView.ts';
import { weekHeatOption } from './weekHeatOption.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When in the week the people of a role are busy. */
export function UtilisationWeek({ scenario: { measures } }: ResultViewProps) {
  const t = useT();
  const format = useFormat();
  const roles = useMemo(() => Object.entries(measures.roles).toSorted(([, a], [, b]) => b.utilisation.mean - a.utilisation.mean), [measures]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [id, role] = roles.find(([key]) => key === chosen) ?? roles[0] ?? [];
  if (id === undefined || role === undefined) return null;
  return (
    <RoleWeek key={id} name={role.name} byHour={role.utilisationByHour} format={format}>
      {roles.length > 1 ? <SelectField label={t('results.column.role')} value={id} options={roles.map(([value, { name }]) => ({ value, label: name }))} onCommit={setChosen} /> : null}
    </RoleWeek>
  );
}

interface RoleWeekProps {
  readonly name: string;
  readonly byHour: readonly (number | null)[];
  readonly format: ReturnType<typeof useFormat>;
  readonly children: ReactNode;
}

function RoleWeek({ name, byHour, format, children }: RoleWeekProps) {
  const t = useT();
  const weekdays = useMemo(() => WEEKDAYS.map((day) => format.weekday(day, 'short')), [format]);
  const hourText = (i: number) => `${format.weekday(Math.floor(i / 24) + 1, 'long')} ${i % 24}:00`;
  const option = useCallback((paint: ChartPaint) => weekHeatOption({
    byHour, weekdays,
    tooltip: (day, hour, share) => t(share === null ? 'results.week.closed' : 'results.week.cell', { day: format.weekday(day + 1, 'long'), hour, share: format.percent(share ?? 0) }),
  }, paint), [byHour, weekdays, t, format]);
  const table = {
    columns: [t('results.week.hour'), ...weekdays],
    rows: HOURS.map((hour) => [`${hour}:00`, ...WEEKDAYS.map((_, day) => { const share = byHour[day * 24 + hour] ?? null; return share === null ? '–' : format.percent(share, 0); })]),
  };
  const most = byHour.reduce<number>((best, share, i) => ((share ?? 0) > (byHour[best] ?? -1) ? i : best), 0);
  const isIdle = byHour.every((share) => (share ?? 0) === 0);
  return (
    <ResultCard
      name="week" startsFolded hasChart title={t('results.week')} table={table}
      sentence={isIdle ? t('results.week.idle', { name }) : t('results.week.sentence', { name, when: hourText(most), share: format.percent(byHour[most] ?? 0) })}
    >
      {children}
      <Chart height={180} option={option} label={t('results.week.label', { name })} />
    </ResultCard>
  );
}
