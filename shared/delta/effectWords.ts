import type { Translator } from '../i18n/translator.ts';
import { formatDuration, formatMoney, formatPercent, formatSignedDuration, formatWithHalfWidth } from '../i18n/format.ts';
import type { Estimate } from '../analysis/SimulationReport.ts';
import type { ChangeEffect, EffectVerdict } from './changeEffect.ts';

/** One figure of an effect as it is read: with units, and intervals as ± half-widths. */
export interface EffectRow {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  readonly verdict: EffectVerdict | null;
}

/** With its sign in front, the same minus for times, money and shares. */
export const signedText = (text: string, value: number): string => (value > 0 ? `+${text}` : text.replace(/^-/, '−'));

/** What a change does to the cases, figure by figure. */
export function effectRows({ cycleTime, waitingTime, cost, promises, currency }: ChangeEffect, t: Translator): readonly EffectRow[] {
  const { locale } = t;
  const sure = (of: Estimate, plain: (value: number) => string, mean = plain) => formatWithHalfWidth(mean(of.mean), of.halfWidth === null ? null : plain(of.halfWidth));
  const signed = (plain: (value: number) => string) => (value: number) => signedText(plain(value), value);
  const duration = (value: number) => formatDuration(locale, value);
  const money = (value: number) => formatMoney(locale, value, currency);
  const percent = (value: number) => formatPercent(locale, value, 1);
  const row = (name: string, { before, after, difference, verdict }: ChangeEffect['cost'], plain: (value: number) => string, change: (value: number) => string): EffectRow => ({
    name, before: sure(before, plain), after: sure(after, plain), difference: sure(difference, plain, change), verdict,
  });
  return [
    row(t('compare.effect.cycleTime'), cycleTime, duration, (value) => formatSignedDuration(locale, value)),
    row(t('comparing.effect.waiting'), waitingTime, duration, (value) => formatSignedDuration(locale, value)),
    row(t('compare.effect.cost'), cost, money, signed(money)),
    ...promises.map(({ name, before, after, difference, verdict }): EffectRow => ({
      name: t('compare.effect.promise', { name }),
      before: before ? sure(before, percent) : t('comparing.effect.notPromised'),
      after: after ? sure(after, percent) : t('comparing.effect.notPromised'),
      difference: difference ? sure(difference, percent, signed(percent)) : '–',
      verdict,
    })),
  ];
}

/** The verdict in a sentence: what is shown to get better or worse, and by how much; waiting is part of cycle time and not said twice. */
export function effectVerdict(effect: ChangeEffect, t: Translator): string {
  const rows = effectRows(effect, t).filter(({ name }) => name !== t('comparing.effect.waiting'));
  const list = new Intl.ListFormat(t.locale, { type: 'conjunction' });
  const figures = (verdict: EffectVerdict) => list.format(rows.filter((row) => row.verdict === verdict).map(({ name, difference }) => `${name} ${difference}`));
  const [better, worse] = [figures('better'), figures('worse')];
  if (better && worse) return t('comparing.effect.mixed', { better, worse });
  if (better) return t('comparing.effect.better', { figures: better });
  return worse ? t('comparing.effect.worse', { figures: worse }) : t('comparing.effect.neither');
}
