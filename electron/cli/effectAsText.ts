import type { ChangeEffect, EffectShift } from '../../shared/delta/changeEffect.ts';
import { signedText } from '../../shared/delta/effectWords.ts';
import { formatDuration, formatMoney, formatNumber, formatPercent, formatSignedDuration, formatWithHalfWidth } from '../../shared/i18n/format.ts';
import type { Translator } from '../../shared/i18n/translator.ts';

/** What a change does to the cases, one line for each figure: before, after, difference with its interval, verdict. */
export function effectAsText({ plan, cycleTime, cost, promises, currency, warnings }: ChangeEffect, t: Translator): string[] {
  const { locale } = t;
  const line = (name: string, { before, after, difference, verdict }: EffectShift, plain: (value: number) => string, change: (value: number) => string) => t('compare.effect.line', {
    name, before: plain(before.mean), after: plain(after.mean),
    difference: formatWithHalfWidth(change(difference.mean), difference.halfWidth === null ? null : plain(difference.halfWidth)), verdict: t(`compare.verdict.${verdict}`),
  });
  const duration = (value: number) => formatDuration(locale, value);
  const money = (value: number) => formatMoney(locale, value, currency);
  const percent = (value: number) => formatPercent(locale, value, 1);
  return [
    t('compare.effect.plan', { replications: formatNumber(locale, plan.replications), cases: formatNumber(locale, plan.cases), seed: plan.seed }),
    line(t('compare.effect.cycleTime'), cycleTime, duration, (value) => formatSignedDuration(locale, value)),
    line(t('compare.effect.cost'), cost, money, (value) => signedText(money(value), value)),
    ...promises.map(({ name, before, after, difference, verdict }) => {
      const promise = t('compare.effect.promise', { name });
      if (before && after && difference && verdict) return line(promise, { before, after, difference, verdict }, percent, (value) => signedText(percent(value), value));
      return t(after ? 'compare.effect.newPromise' : 'compare.effect.gonePromise', { name: promise, share: percent((after ?? before)?.mean ?? 0) });
    }),
    ...warnings.map((warning) => t('compare.effect.assumed', { text: t(warning) })),
  ];
}
