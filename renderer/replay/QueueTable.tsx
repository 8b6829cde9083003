import { useMemo } from 'react';
import { find } from '../../shared/model/ProcessModel.ts';
import { valueAt, type StepCurve } from '../../shared/replay/StepCurve.ts';
import { useT } from '../i18n.ts';
import { scenarioName } from '../store/scenarios.ts';
import { useStudio } from '../store/studioStore.ts';
import { nodeName, roleName } from './caseName.ts';
import type { ReplayPane } from './replayStore.ts';
import { SCROLLED_BY_KEYS } from './scrolledByKeys.ts';
import { useSeldomTime } from './useSeldomTime.ts';
import './queueTable.css';

interface Line {
  readonly key: string;
  readonly name: string;
  readonly isRole: boolean;
  /** Per variant; `undefined`: not in it. */
  readonly queues: readonly (StepCurve | undefined)[];
  readonly work: readonly (StepCurve | undefined)[];
}

/** Steps and roles at which anybody ever waits or works, those of the first variant first. */
function linesOf(panes: readonly ReplayPane[], name: (pane: ReplayPane, node: number) => string): readonly Line[] {
  const line = (key: string, isRole: boolean, text: string): Line => ({
    key, isRole, name: text,
    queues: panes.map(({ replay }) => (isRole ? replay.queueOfRole[replay.trace.roleIds.indexOf(key)] : replay.queueOfNode[replay.trace.nodeIds.indexOf(key)])),
    work: panes.map(({ replay }) => (isRole ? undefined : replay.workAtNode[replay.trace.nodeIds.indexOf(key)])),
  });
  const found = new Map<string, Line>();
  for (const pane of panes) pane.replay.trace.roleIds.forEach((id, role) => found.has(id) || found.set(id, line(id, true, roleName(pane, role))));
  for (const pane of panes) {
    pane.replay.trace.nodeIds.forEach((id, node) => {
      const element = find(pane.model.nodes, id);
      if (element && 'work' in element && !found.has(id)) found.set(id, line(id, false, name(pane, node)));
    });
  }
  return [...found.values()].filter(({ queues, work }) => [...queues, ...work].some((curve) => curve !== undefined && curve.peak > 0));
}

/** Who waits where now, in figures: what the drawing shows, for those who do not see it. */
export function QueueTable({ panes }: { readonly panes: readonly ReplayPane[] }) {
  const t = useT();
  const document = useStudio((s) => s.open?.document);
  const now = useSeldomTime();
  const lines = useMemo(() => linesOf(panes, (pane, node) => nodeName(t, pane, node)), [panes, t]);
  const isPair = panes.length > 1;
  const at = (curve: StepCurve | undefined) => (curve ? valueAt(curve, now) : null);
  const text = (n: number | null) => (n === null ? '–' : String(n));
  return (
    <section className="queue-scroll" {...SCROLLED_BY_KEYS} aria-label={t('replay.queues')}>
      <table className="queue-table tabular">
        <thead>
          <tr>
            <th scope="col">{t('replay.queues.where')}</th>
            {panes.flatMap(({ variant }, i) => {
              const name = isPair && document ? scenarioName(document, variant, t('results.master')) : null;
              const title = (key: 'replay.queues.waiting' | 'replay.queues.working') => (name === null ? t(key) : t('replay.queues.of', { figure: t(key), variant: name }));
              return [<th key={`q${i}`} scope="col">{title('replay.queues.waiting')}</th>, <th key={`w${i}`} scope="col">{title('replay.queues.working')}</th>];
            })}
            {isPair ? <th scope="col">{t('replay.queues.difference')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, isRole, queues, work }) => {
            const waiting = queues.map(at);
            const difference = isPair && waiting[0] != null && waiting[1] != null ? waiting[1] - waiting[0] : null;
            return (
              <tr key={key} data-role={isRole || undefined}>
                <th scope="row">{name}</th>
                {panes.flatMap((_, i) => [<td key={`q${i}`}>{text(waiting[i] ?? null)}</td>, <td key={`w${i}`}>{isRole ? '' : text(at(work[i]))}</td>])}
                {isPair ? <td>{difference === null ? '–' : difference > 0 ? `+${difference}` : String(difference).replace('-', '−')}</td> : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
