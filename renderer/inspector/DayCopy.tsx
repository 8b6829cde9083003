import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n.ts';
import { Select } from './fields/SelectField.tsx';
import { useFormat } from './useFormat.ts';
import { WEEKDAYS } from './week.ts';

const GROUPS = { workdays: [1, 2, 3, 4, 5], weekend: [6, 7], every: [1, 2, 3, 4, 5, 6, 7] } as const;
type Target = keyof typeof GROUPS | '1' | '2' | '3' | '4' | '5' | '6' | '7';

const isGroup = (target: Target): target is keyof typeof GROUPS => Object.hasOwn(GROUPS, target);

/** One day of a week over others, as one edit. */
export function DayCopy({ onCopy }: { readonly onCopy: (from: number, to: readonly number[]) => void }) {
  const t = useT();
  const format = useFormat();
  const [from, setFrom] = useState<Target>('1');
  const [to, setTo] = useState<Target>('workdays');
  const days = WEEKDAYS.map((day) => ({ value: String(day) as Target, label: format.weekday(day, 'long') }));
  const targets = [...Object.keys(GROUPS).map((group) => ({ value: group as Target, label: t(`inspector.days.${group as keyof typeof GROUPS}`) })), ...days];
  return (
    <div className="day-copy">
      <Select ariaLabel={t('inspector.dayCopy.from')} value={from} options={days} onCommit={setFrom} />
      <span aria-hidden>→</span>
      <Select ariaLabel={t('inspector.dayCopy.to')} value={to} options={targets} onCommit={setTo} />
      <button type="button" className="text-button" onClick={() => onCopy(Number(from), isGroup(to) ? GROUPS[to] : [Number(to)])}><Copy size={14} aria-hidden />{t('inspector.dayCopy')}</button>
    </div>
  );
}
