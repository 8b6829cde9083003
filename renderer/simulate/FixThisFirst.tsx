import { Sparkles } from 'lucide-react';
import type { SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { fixThisFirst } from '../../shared/analysis/words/fixThisFirst.ts';

interface FixThisFirstProps {
  readonly report: SimulationReport;
  /** Of the scenario in which the changes were tried; `null` where there is only one. */
  readonly scenario: string | null;
  readonly currency: string;
}

/** The sentence that the whole run leads to. */
export function FixThisFirst({ report, scenario, currency }: FixThisFirstProps) {
  const t = useT();
  const format = useFormat();
  const advice = fixThisFirst(report, t.locale);
  if (!advice) return null;
  const extra = advice.bottleneck?.extraCostPerCase.mean ?? 0;
  // Less than half a cent is no price to name.
  const price = Math.abs(extra) < 0.005 ? null : t(extra > 0 ? 'results.fix.price' : 'results.fix.saves', { cost: format.money(Math.abs(extra), currency) });
  return (
    <section className="fix" data-kind={advice.kind} aria-label={t('results.fix.title')}>
      <p className="fix-title"><Sparkles size={14} aria-hidden />{t('results.fix.title')}{scenario ? <span className="fix-scenario">{scenario}</span> : null}</p>
      <p className="fix-headline">{t(advice.headline)}</p>
      {advice.detail ? <p className="fix-detail tabular">{t(advice.detail)}{price ? ` · ${price}` : ''}</p> : null}
    </section>
  );
}
