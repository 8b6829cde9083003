import { CircleAlert, Hourglass, RotateCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import { useT } from '../i18n.ts';
import { EventLogButton } from '../eventLog/EventLogButton.tsx';
import '../inspector/inspector.css';
import { SelectField, type Option } from '../inspector/fields/SelectField.tsx';
import { useFormat } from '../inspector/useFormat.ts';
import { ReplayButton } from '../replay/ReplayButton.tsx';
import type { OpenModel } from '../store/documentSlice.ts';
import { useStudio } from '../store/studioStore.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SegmentedTabs } from '../ui/SegmentedTabs.tsx';
import { AnswersSection } from './answers/AnswersSection.tsx';
import { BottleneckList } from './BottleneckList.tsx';
import { FixThisFirst } from './FixThisFirst.tsx';
import { Headline } from './Headline.tsx';
import { RESULT_VIEWS } from './resultViews.ts';
import { reportOf, RunControls } from './RunControls.tsx';
import { RunHistory } from './RunHistory.tsx';
import { scenarioKey, scenarioName } from '../store/scenarios.ts';
import './simulate.css';
import { isStale } from './staleness.ts';
import { Warnings } from './Warnings.tsx';

/** Runs the model and says what came out, most important first. */
export function SimulationPanel() {
  const t = useT();
  const open = useStudio((s) => s.open);
  const run = useStudio((s) => s.run);
  if (!open) return null;
  const { settings } = open.document.master.meta;
  const report = reportOf(run);
  const header = run.status === 'finished' ? run.header : null;
  return (
    <div className="panel-form simulate">
      <RunControls open={open} settings={settings} />
      <ReplayButton />
      {run.status === 'failed' ? <Failures failures={run.failures.map((failure) => t(failure))} /> : null}
      {header && isStale(header, open.revision, open.saveState === 'saved') ? <StaleNote /> : null}
      {report ? <Report open={open} report={report} date={header?.finishedAt ?? header?.startedAt ?? null} currency={settings.currency} /> : null}
      {run.status === 'idle' ? <EmptyState isCompact icon={<Hourglass size={28} />} title={t('results.empty.title')} text={t('results.empty.text')} /> : null}
      <AnswersSection />
      <RunHistory shownId={header?.id ?? null} revision={open.revision} />
    </div>
  );
}

function Failures({ failures }: { readonly failures: readonly string[] }) {
  const t = useT();
  return (
    <section className="notice" data-tone="danger" aria-label={t('results.failed')}>
      <p className="notice-title"><CircleAlert size={15} aria-hidden />{t('results.failed')}</p>
      <ul className="notice-list">{failures.map((failure) => <li key={failure}>{failure}</li>)}</ul>
      <p className="field-hint">{t('results.failed.hint')}</p>
    </section>
  );
}

/** The figures are of a model that is no longer there. */
function StaleNote() {
  const t = useT();
  const start = useStudio((s) => s.startSimulation);
  return (
    <div className="notice notice-line" data-tone="warning">
      <p>{t('results.stale')}</p>
      <Button size="sm" icon={<RotateCw size={13} aria-hidden />} onPress={() => void start()}>{t('results.runAgain')}</Button>
    </div>
  );
}

interface ScenarioChoiceProps {
  readonly selected: string;
  readonly options: readonly Option<string>[];
  readonly onSelect: (key: string) => void;
}

/** As many letters as fit side by side in the narrowest panel. */
const MOST_LETTERS = 36;

/** Whose figures are shown: side by side while they fit, a list otherwise. */
function ScenarioChoice({ selected, options, onSelect }: ScenarioChoiceProps) {
  const t = useT();
  const letters = options.reduce((sum, { label }) => sum + label.length + 4, 0);
  return letters > MOST_LETTERS
    ? <SelectField label={t('results.shown')} value={selected} options={options} onCommit={onSelect} />
    : <SegmentedTabs label={t('results.shown')} selected={selected} onSelect={onSelect} segments={options.map(({ value, label }) => ({ id: value, label }))} />;
}

interface ReportProps {
  readonly open: OpenModel;
  readonly report: SimulationReport;
  /** `null` while it is going on. */
  readonly date: string | null;
  readonly currency: string;
}

function Report({ open, report, date, currency }: ReportProps) {
  const t = useT();
  const format = useFormat();
  const [chosen, setChosen] = useState<string | null>(null);
  const scenario = report.scenarios.find((s) => scenarioKey(s.variant) === chosen) ?? report.scenarios[0];
  const shown = scenario?.variant ?? null;
  // A variant that was deleted since is read beside the master: its figures have their names with them.
  const model = useMemo(() => effectiveModel(open.document, shown !== null && find(open.document.variants, shown) ? shown : null).model, [open.document, shown]);
  if (!scenario) return null;
  const nameOf = (variant: typeof scenario.variant, reported: string) => scenarioName(open.document, variant, t('results.master'), reported);
  const isBase = scenario === report.scenarios[0];
  return (
    <>
      <FixThisFirst report={report} currency={currency} scenario={report.scenarios[0] && report.scenarios.length > 1 ? nameOf(report.scenarios[0].variant, report.scenarios[0].name) : null} />
      <Warnings warnings={report.warnings} />
      {report.scenarios.length > 1 ? (
        <div className="shown">
          <ScenarioChoice selected={scenarioKey(scenario.variant)} options={report.scenarios.map(({ variant, name }) => ({ value: scenarioKey(variant), label: nameOf(variant, name) }))} onSelect={setChosen} />
        </div>
      ) : null}
      <Headline report={report} scenario={scenario} currency={currency} isGoing={date === null} />
      {isBase ? <BottleneckList bottlenecks={report.bottlenecks} promises={scenario.measures.promises} currency={currency} /> : null}
      {RESULT_VIEWS.map(({ name, View }) => <View key={name} report={report} scenario={scenario} model={model} currency={currency} />)}
      <EventLogButton />
      <footer className="run-footer tabular">
        {t('results.footer', {
          scenario: nameOf(scenario.variant, scenario.name), replications: format.number(scenario.replications, 0), cases: format.number(scenario.cases, 0),
          seed: report.seed, date: date ? format.dateTime(date) : '–', version: report.engine.version,
        })}
        {scenario.warmUpCases > 0 ? ` · ${t('results.warmUpLeftOut', { count: scenario.warmUpCases })}` : ''}
      </footer>
    </>
  );
}
