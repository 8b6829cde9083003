import type { RunHeader } from '../../shared/contract/contract.ts';
import { useT } from '../i18n.ts';
import { Section } from '../inspector/fields/Section.tsx';
import { useFormat } from '../inspector/useFormat.ts';
import { studio, useStudio } from '../store/studioStore.ts';

/** Runs that are kept, newest first; a finished one can be shown again. */
export function RunHistory({ shownId, revision }: { readonly shownId: string | null; readonly revision: number }) {
  const t = useT();
  const runs = useStudio((s) => s.runs);
  return (
    <Section name="runHistory" title={t('results.history')} summary={t('results.history.runs', { count: runs.length })} startsFolded>
      {runs.length === 0 ? <p className="section-note">{t('results.history.empty')}</p> : null}
      <ul className="rows">
        {runs.map((header) => <li key={header.id}><RunLine header={header} isShown={header.id === shownId} revision={revision} /></li>)}
      </ul>
    </Section>
  );
}

function RunLine({ header, isShown, revision }: { readonly header: RunHeader; readonly isShown: boolean; readonly revision: number }) {
  const t = useT();
  const format = useFormat();
  const show = async () => {
    const { showRun, notify } = studio.getState();
    await showRun(header.id);
    const { run } = studio.getState();
    // A report of an earlier version says too little to be shown.
    if (run.status !== 'finished' || run.header.id !== header.id) notify({ tone: 'info', message: { key: 'results.history.unreadable' } });
  };
  const isOlder = header.isStale || header.revision !== revision;
  const facts = [
    t('results.history.runs', { count: header.replications }),
    `${t('inspector.run.seed')} ${header.seed}`,
    ...(header.status === 'finished' ? [] : [t(`results.history.${header.status}`)]),
    ...(isOlder ? [t('results.history.stale')] : []),
    ...(isShown ? [t('results.history.shown')] : []),
  ];
  const date = format.dateTime(header.startedAt);
  return (
    <button type="button" className="row-head row-plain" aria-current={isShown || undefined} disabled={header.status !== 'finished' || isShown} aria-label={`${t('results.history.show', { date })}: ${facts.join(', ')}`} onClick={() => void show()}>
      <span className="row-name">{date}</span>
      <span className="row-facts">{facts.join(' · ')}</span>
    </button>
  );
}
