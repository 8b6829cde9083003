import { Columns3, GitBranchPlus, Play, RotateCw, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { resolveConflict } from '../../shared/commands/resolveConflict.ts';
import { canKeepVariant } from '../../shared/delta/Conflict.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import type { VariantId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { useT } from '../i18n.ts';
import '../inspector/inspector.css';
import { useFormat } from '../inspector/useFormat.ts';
import { useStudio } from '../store/studioStore.ts';
import { conflictMessage } from '../studio/conflictMessage.ts';
import { addVariantNow } from '../studio/variantActions.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { CompareInWords } from './CompareInWords.tsx';
import { CompareTable } from './CompareTable.tsx';
import { FixThisFirst } from './FixThisFirst.tsx';
import { overlaySummary } from '../../shared/analysis/words/overlaySummary.ts';
import { scenariosOf } from '../../shared/model/variants.ts';
import { reportOf } from './RunControls.tsx';
import { scenarioName } from '../store/scenarios.ts';
import { EVERYTHING } from '../store/simulationSlice.ts';
import { VariantTable } from '../variants/VariantTable.tsx';
import './simulate.css';
import { SmallMultiples } from './SmallMultiples.tsx';
import { isStale } from './staleness.ts';

/** Variants side by side on the same cases. */
export function ComparePanel() {
  const t = useT();
  const format = useFormat();
  const open = useStudio((s) => s.open);
  const run = useStudio((s) => s.run);
  const setVariant = useStudio((s) => s.setVariant);
  const start = useStudio((s) => s.startSimulation);
  const cancel = useStudio((s) => s.cancelSimulation);
  const variant = useStudio((s) => s.variant);
  if (!open) return null;

  const { document } = open;
  const scenarios = scenariosOf(document);
  const report = reportOf(run);
  const header = run.status === 'finished' ? run.header : null;
  const { currency } = document.master.meta.settings;
  const runAll = () => void start(EVERYTHING);
  const isComparable = report !== null && report.scenarios.length > 1;
  const isOld = header !== null && isStale(header, open.revision, open.saveState === 'saved');
  return (
    <div className="panel-form simulate compare-page">
      <div className="compare-column">
        <header className="compare-head">
          <h2 className="compare-title">{t('results.compare.title')}</h2>
          {run.status === 'running' ? (
            <>
              <progress className="progress" max={run.total || 1} value={run.total === 0 ? undefined : run.done} aria-label={t('results.starting')} />
              <span className="progress-text tabular">{t('results.progress', { done: format.number(run.done, 0), total: format.number(run.total, 0) })}</span>
              <Button onPress={() => void cancel()}>{t('results.cancel')}</Button>
            </>
          ) : scenarios.length > 1 ? (
            <Button variant="primary" icon={report ? <RotateCw size={15} aria-hidden /> : <Play size={15} aria-hidden />} onPress={runAll}>{t('results.compare.run')}</Button>
          ) : null}
        </header>
        {run.status === 'failed' ? <div className="notice" data-tone="danger"><p className="notice-title">{t('results.failed')}</p><ul className="notice-list">{run.failures.map((failure) => t(failure)).map((text) => <li key={text}>{text}</li>)}</ul></div> : null}
        {isOld && isComparable ? <div className="notice notice-line" data-tone="warning"><p>{t('results.stale')}</p></div> : null}
        {scenarios.length < 2 ? (
          <EmptyState icon={<GitBranchPlus size={32} />} title={t('results.compare.single.title')} text={t('results.compare.single.text')}>
            <Button variant="primary" onPress={() => addVariantNow()}>{t('results.compare.addVariant')}</Button>
          </EmptyState>
        ) : report && isComparable ? (
          <>
            <FixThisFirst report={report} currency={currency} scenario={report.scenarios[0] ? scenarioName(document, report.scenarios[0].variant, t('results.master'), report.scenarios[0].name) : null} />
            <CompareInWords document={document} report={report} currency={currency} />
            <CompareTable document={document} report={report} currency={currency} />
            <SmallMultiples document={document} report={report} />
          </>
        ) : run.status === 'running' ? null : <EmptyState icon={<Columns3 size={32} />} title={t('results.compare.empty.title')} text={t('results.compare.empty.text')} />}
        {scenarios.length > 1 ? <Changes document={document} shown={variant} onShow={setVariant} /> : null}
        {scenarios.length > 1 ? <VariantTable document={document} /> : null}
        {report && isComparable && header ? (
          <footer className="run-footer tabular">
            {t('results.footer', {
              scenario: report.scenarios.map(({ variant: id, name }) => scenarioName(document, id, t('results.master'), name)).join(' · '), replications: format.number(report.scenarios[0]?.replications ?? header.replications, 0),
              cases: format.number(report.scenarios.reduce((sum, { cases }) => sum + cases, 0), 0), seed: report.seed, date: format.dateTime(header.finishedAt ?? header.startedAt), version: report.engine.version,
            })}
          </footer>
        ) : null}
      </div>
    </div>
  );
}

interface ChangesProps {
  readonly document: ModelDocument;
  readonly shown: VariantId | null;
  readonly onShow: (variant: VariantId | null) => void;
}

/** What each variant changes of its parent, and where it does not agree with it. */
function Changes({ document, shown, onShow }: ChangesProps) {
  const t = useT();
  return (
    <section className="result" aria-label={t('results.compare.changes')}>
      <div className="result-head"><h3 className="result-title">{t('results.compare.changes')}</h3></div>
      <ul className="changes">
        {scenariosOf(document).flatMap((id) => (id === null ? [] : [<VariantChanges key={id} document={document} id={id} isShown={id === shown} onShow={() => onShow(id)} />]))}
      </ul>
    </section>
  );
}


function VariantChanges({ document, id, isShown, onShow }: { readonly document: ModelDocument; readonly id: VariantId; readonly isShown: boolean; readonly onShow: () => void }) {
  const t = useT();
  const settle = useStudio((s) => s.executeOnDocument);
  const changes = useMemo(() => overlaySummary(document, id, t.locale), [document, id, t]);
  const conflicts = useMemo(() => effectiveModel(document, id).conflicts, [document, id]);
  return (
    <li className="change-card">
      <button type="button" className="change-name" aria-pressed={isShown} onClick={onShow}>{scenarioName(document, id, t('results.master'))}</button>
      {changes.length === 0 ? <p className="section-note">{t('results.compare.noChanges')}</p> : <ul className="change-list">{changes.map((change) => t(change)).map((text) => <li key={text}>{text}</li>)}</ul>}
      {conflicts.length > 0 ? (
        <div className="notice" data-tone="warning">
          <p className="notice-title"><TriangleAlert size={14} aria-hidden />{t('results.compare.conflicts')}</p>
          <ul className="notice-list">
            {conflicts.map((conflict) => (
              <li key={`${conflict.table} ${conflict.id} ${conflict.field ?? ''} ${conflict.kind}`}>
                {t(conflictMessage(conflict))}
                <div className="button-row">
                  {canKeepVariant(conflict) ? <button type="button" className="text-button" onClick={() => settle((d) => resolveConflict(d, id, conflict, 'variant'))}>{t('results.compare.keepVariant')}</button> : null}
                  <button type="button" className="text-button" onClick={() => settle((d) => resolveConflict(d, id, conflict, 'parent'))}>{t('results.compare.takeMaster')}</button>
                </div>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </li>
  );
}
