import { FlaskConical } from 'lucide-react';
import type { ChangeEffect } from '../../shared/delta/changeEffect.ts';
import { effectRows, effectVerdict } from '../../shared/delta/effectWords.ts';
import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { Button } from '../ui/Button.tsx';
import type { EffectState } from './useEffectOfChange.ts';

interface EffectSectionProps {
  readonly title: string;
  readonly state: EffectState;
  /** Names of the columns. */
  readonly before: string;
  readonly after: string;
  readonly onAsk: () => void;
  readonly onCancel: () => void;
}

function Answer({ effect, before, after }: { readonly effect: ChangeEffect } & Pick<EffectSectionProps, 'before' | 'after'>) {
  const t = useT();
  const format = useFormat();
  const { plan, confidence, warnings } = effect;
  return (
    <>
      <output className="effect-verdict">{effectVerdict(effect, t)}</output>
        <table className="effect-table tabular">
          <thead><tr><th scope="col">{t('comparing.effect.figure')}</th><th scope="col">{before}</th><th scope="col">{after}</th><th scope="col">{t('comparing.effect.difference')}</th><th scope="col">{t('comparing.effect.verdict')}</th></tr></thead>
          <tbody>
            {effectRows(effect, t).map((row) => (
              <tr key={row.name}><th scope="row">{row.name}</th><td>{row.before}</td><td>{row.after}</td><td>{row.difference}</td><td data-verdict={row.verdict ?? undefined}>{row.verdict ? t(`compare.verdict.${row.verdict}`) : '–'}</td></tr>
            ))}
          </tbody>
        </table>
      <p className="effect-note">{t('comparing.effect.plan', { replications: format.number(plan.replications, 0), cases: format.number(plan.cases, 0), seed: plan.seed, confidence: format.percent(confidence, 0) })}</p>
      {warnings.map((warning, i) => <p key={i} className="effect-note">{t('compare.effect.assumed', { text: t(warning) })}</p>)}
    </>
  );
}

/** What a change does to the cases, once somebody asks. */
export function EffectSection({ title, state, before, after, onAsk, onCancel }: EffectSectionProps) {
  const t = useT();
  return (
    <section className="effect" aria-label={title}>
      <div className="effect-head">
        <h3 className="effect-title">{title}</h3>
        {state.status === 'asking'
          ? <Button size="sm" onPress={onCancel}>{t('comparing.effect.cancel')}</Button>
          : <Button size="sm" icon={<FlaskConical size={14} aria-hidden="true" />} onPress={onAsk}>{t('comparing.effect.ask')}</Button>}
      </div>
      {state.status === 'asking' ? <p className="effect-running"><progress className="progress" aria-label={t('comparing.effect.running')} />{t('comparing.effect.running')}</p> : null}
      {state.status === 'refused' ? <div className="effect-refused"><output>{t('comparing.effect.refused')}</output><ul>{state.failures.map((failure, i) => <li key={i}>{t(failure)}</li>)}</ul></div> : null}
      {state.status === 'answered' ? <Answer effect={state.effect} {...{ before, after }} /> : null}
    </section>
  );
}
