import { useState } from 'react';
import { useT } from '../i18n.ts';
import { scenarioKey, scenarioName } from '../store/scenarios.ts';
import { useStudio } from '../store/studioStore.ts';
import { SegmentedTabs } from '../ui/SegmentedTabs.tsx';
import { CaseTable } from './CaseTable.tsx';
import { CaseTimelineView } from './CaseTimelineView.tsx';
import { QueueTable } from './QueueTable.tsx';
import { panesOf, useReplay } from './replayStore.ts';

/** Below the clock: every case over time, the same in figures, or who waits where now. */
export function ReplayDock() {
  const t = useT();
  const dock = useReplay((s) => s.dock);
  const panes = useReplay(panesOf);
  const document = useStudio((s) => s.open?.document);
  const [chosen, setChosen] = useState(0);
  const pane = panes[chosen] ?? panes[0];
  if (dock === 'none' || !pane || !document) return null;
  // The queues show both variants at once.
  const choice = panes.length > 1 && dock !== 'queues' ? (
    <SegmentedTabs
      label={t('results.shown')} selected={String(panes.indexOf(pane))} onSelect={(id) => setChosen(Number(id))}
      segments={panes.map(({ variant }, i) => ({ id: String(i), label: scenarioName(document, variant, t('results.master')) }))}
    />
  ) : null;
  const key = scenarioKey(pane.variant);
  return (
    <section className="replay-dock" aria-label={t(dock === 'timeline' ? 'replay.timeline' : dock === 'table' ? 'replay.table' : 'replay.queues')} data-own-keys={dock === 'timeline' ? undefined : ''}>
      {dock === 'timeline' ? <CaseTimelineView key={key} pane={pane} choice={choice} /> : null}
      {dock === 'table' ? <CaseTable key={key} pane={pane} choice={choice} /> : null}
      {dock === 'queues' ? <QueueTable panes={panes} /> : null}
    </section>
  );
}
