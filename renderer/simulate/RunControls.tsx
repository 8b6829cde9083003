import { Play, RotateCw, Square } from 'lucide-react';
import type { SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import type { RunSettings } from '../../shared/model/RunSettings.ts';
import { scenariosOf } from '../../shared/model/variants.ts';
import { useT } from '../i18n.ts';
import { NumberField } from '../inspector/fields/NumberField.tsx';
import { useFormat } from '../inspector/useFormat.ts';
import type { OpenModel } from '../store/documentSlice.ts';
import type { RunState } from '../store/simulationSlice.ts';
import { useStudio } from '../store/studioStore.ts';
import { Button } from '../ui/Button.tsx';
import { scenarioKey, scenarioName, type Scenario } from '../store/scenarios.ts';

/** More variants than this are folded away: all of them run unless somebody says otherwise. */
const MOST_OPEN = 4;

interface RunControlsProps {
  readonly open: OpenModel;
  readonly settings: RunSettings;
}

/** What is run, how often, and how far it is. */
export function RunControls({ open, settings }: RunControlsProps) {
  const t = useT();
  const format = useFormat();
  const run = useStudio((s) => s.run);
  const start = useStudio((s) => s.startSimulation);
  const { leftOut, overrides } = useStudio((s) => s.runChoice);
  const setRunChoice = useStudio((s) => s.setRunChoice);

  const all = scenariosOf(open.document);
  const chosen = all.filter((scenario) => !leftOut.includes(scenario));
  const toggle = (scenario: Scenario) => setRunChoice({ leftOut: leftOut.includes(scenario) ? leftOut.filter((other) => other !== scenario) : [...leftOut, scenario] });
  const override = (name: 'cases' | 'replications') => (value: number | null) => setRunChoice({ overrides: { ...overrides, [name]: value ?? undefined } });
  if (run.status === 'running') return <RunProgress run={run} />;
  return (
    <div className="run-controls">
      {all.length > 1 ? (
        <details className="more" open={all.length <= MOST_OPEN}>
          <summary>{chosen.length === all.length ? t('results.scenarios.all', { count: all.length }) : t('results.scenarios.some', { chosen: chosen.length, count: all.length })}</summary>
          <fieldset className="run-scenarios">
            <legend className="visually-hidden">{t('results.scenarios')}</legend>
            {all.map((scenario) => (
              <button key={scenarioKey(scenario)} type="button" className="chip-button" aria-pressed={!leftOut.includes(scenario)} onClick={() => toggle(scenario)}>
                {scenarioName(open.document, scenario, t('results.master'))}
              </button>
            ))}
          </fieldset>
        </details>
      ) : null}
      <div className="run-row">
        <Button
          variant="primary" size="lg" isDisabled={chosen.length === 0} onPress={() => void start()}
          icon={run.status === 'finished' ? <RotateCw size={16} aria-hidden /> : <Play size={16} aria-hidden />}
        >
          {t(run.status === 'finished' ? 'results.runAgain' : 'results.run')}
        </Button>
        {chosen.length === 0 ? <p className="field-error">{t('results.scenarios.needsOne')}</p> : null}
      </div>
      <details className="more">
        <summary>{t('results.options')}</summary>
        <NumberField label={t('inspector.run.cases')} unit={t('inspector.unit.cases')} value={overrides.cases ?? null} isOptional isWhole min={1} max={10_000_000} placeholder={t('results.fromModel', { value: settings.cases })} onCommit={override('cases')} />
        <NumberField label={t('inspector.run.replications')} unit={t('inspector.unit.runs')} value={overrides.replications ?? null} isOptional isWhole min={1} max={10_000} placeholder={settings.stopping ? t('results.untilPrecise', { share: format.percent(settings.stopping.relativeHalfWidth) }) : t('results.fromModel', { value: settings.replications })} onCommit={override('replications')} />
      </details>
    </div>
  );
}

function RunProgress({ run }: { readonly run: Extract<RunState, { status: 'running' }> }) {
  const t = useT();
  const format = useFormat();
  const cancel = useStudio((s) => s.cancelSimulation);
  const text = run.total === 0 ? t('results.starting') : t('results.progress', { done: format.number(run.done, 0), total: format.number(run.total, 0) });
  return (
    <div className="run-controls">
      <div className="run-row">
        <div className="run-progress">
          <progress className="progress" max={run.total || 1} value={run.total === 0 ? undefined : run.done} aria-label={text} />
          <span className="progress-text tabular">{text}</span>
        </div>
        <Button icon={<Square size={13} aria-hidden />} onPress={() => void cancel()}>{t('results.cancel')}</Button>
      </div>
      {run.report ? <p className="section-note">{t('results.narrowing')}</p> : null}
    </div>
  );
}

/** The report that can be shown now: of the finished run, or what a running one has so far. */
export const reportOf = (run: RunState): SimulationReport | null => (run.status === 'finished' || run.status === 'running' ? run.report : null);
