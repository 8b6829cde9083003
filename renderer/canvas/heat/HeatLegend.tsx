import { HEAT_LEVELS, mostWaiting, scenarioOf } from '../../../shared/drawing/overlays/heatScale.ts';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { useT } from '../../i18n.ts';
import { useStudio } from '../../store/studioStore.ts';
import { reportOf } from './reportOf.ts';
import '../floating.css';
import './heatLevel.css';
import './heatLegend.css';

/** What the colours mean, with the largest value that they stand for. */
export function HeatLegend() {
  const t = useT();
  const isShown = useStudio((s) => s.mode === 'simulate');
  const run = useStudio((s) => s.run);
  const variant = useStudio((s) => s.variant);
  const scenario = isShown ? scenarioOf(reportOf(run), variant) : null;
  if (!scenario) return null;
  const most = mostWaiting(scenario.measures.steps);
  return (
    <aside className="heat-legend" aria-label={t('canvas.heat.legend')} data-control>
      <h2>{t('canvas.heat.legend')}</h2>
      <div className="heat-scale" aria-hidden="true">{HEAT_LEVELS.map((level) => <span key={level} data-heat={level} />)}</div>
      <p><span>{t('canvas.heat.none')}</span><span className="tabular">{formatDuration(t.locale, most)}</span></p>
      <p className="heat-note">{t('canvas.heat.lanes')}</p>
    </aside>
  );
}
