import type { RoleSummary } from '../../shared/analysis/SimulationReport.ts';
import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { percentInterval, plainDuration } from '../../shared/analysis/words/interval.ts';
import { ResultCard } from './ResultCard.tsx';
import type { ResultViewProps } from './ResultView.ts';

/** Above it queues grow out of proportion (Gross et al., Fundamentals of Queueing Theory: Wq grows with 1 / (1 − ρ)). */
const HIGH_LOAD = 0.85;
const within = (share: number) => Math.min(1, Math.max(0, share)) * 100;

/** Busy share of each role with its interval, and what waits in front of it. */
export function Utilisation({ scenario: { measures }, currency }: ResultViewProps) {
  const t = useT();
  const format = useFormat();
  const roles = Object.entries(measures.roles).toSorted(([, a], [, b]) => b.utilisation.mean - a.utilisation.mean);
  const load = (role: RoleSummary) => percentInterval(t.locale, role.utilisation);
  const table = {
    columns: [t('results.column.role'), t('results.column.people'), t('results.column.load'), t('results.column.halfWidth'), t('results.column.queue'), t('results.column.longestQueue'), t('results.column.waitingPerCase'), t('results.column.costPerCase'), t('results.column.overtime')],
    rows: roles.map(([, role]) => [
      role.name, format.number(role.headcount, 0), load(role).value, load(role).interval?.halfWidth ?? '–', format.number(role.queueLength.mean), format.number(role.queueLength.max, 0),
      format.duration(role.waitingPerCase.mean), format.money(role.costPerCase.mean, currency), format.duration(role.overtimeMinutes.mean),
    ]),
  };
  const [busiest] = roles;
  const sentence = busiest ? t('results.utilisation.sentence', { name: busiest[1].name, share: load(busiest[1]).value }) : undefined;
  return (
    <ResultCard name="load" title={t('results.utilisation')} sentence={sentence} hint={t('results.utilisation.hint')} table={table} empty={roles.length === 0 ? t('results.utilisation.empty') : undefined}>
      <ul className="bars">
        {roles.map(([id, role]) => {
          const { mean, halfWidth } = role.utilisation;
          const text = load(role);
          return (
            <li key={id} className="bar-row">
              <span className="bar-name">{role.name}<span className="bar-sub"> {t('results.utilisation.people', { count: role.headcount })}</span></span>
              <span className="bar-value tabular">{text.value}{text.interval ? <span className="stat-interval"> {t('results.plusMinus', { halfWidth: text.interval.halfWidth })}</span> : null}</span>
              <span className="bar-track" aria-hidden>
                <span className="bar-fill" data-high={mean > HIGH_LOAD || undefined} style={{ width: `${within(mean)}%` }} />
                {halfWidth === null ? null : <span className="bar-whisker" style={{ left: `${within(mean - halfWidth)}%`, width: `${within(mean + halfWidth) - within(mean - halfWidth)}%` }} />}
                <span className="bar-threshold" style={{ left: `${HIGH_LOAD * 100}%` }} />
              </span>
              <span className="bar-note">{t('results.column.queue')} {format.number(role.queueLength.mean)} · {t('results.column.longestQueue')} {format.number(role.queueLength.max, 0)} · {t('results.column.waitingPerCase')} {plainDuration(t.locale, role.waitingPerCase.mean)}</span>
            </li>
          );
        })}
      </ul>
    </ResultCard>
  );
}
