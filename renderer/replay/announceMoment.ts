import type { Translator } from '../../shared/i18n/translator.ts';
import { never } from '../../shared/never.ts';
import { happeningsAt, type Happening } from '../../shared/replay/happeningsAt.ts';
import { valueAt } from '../../shared/replay/StepCurve.ts';
import { currentT } from '../i18n.ts';
import { studio } from '../store/studioStore.ts';
import { scenarioName } from '../store/scenarios.ts';
import { caseName, nodeName, roleName, targetName } from './caseName.ts';
import { clockText } from './clockText.ts';
import { panesOf, replayStore, type ReplayPane, type ReplayState } from './replayStore.ts';

/** More than this at one instant are counted, not told. */
const MOST_TOLD = 3;

function happeningText(t: Translator, pane: ReplayPane, happening: Happening): string {
  const name = caseName(t, pane, happening.case);
  switch (happening.kind) {
    case 'arrived': return t('replay.says.arrived', { case: name });
    case 'finished': return t('replay.says.finished', { case: name });
    case 'queued': return t('replay.says.queued', { case: name, step: nodeName(t, pane, happening.node) });
    case 'started': return t('replay.says.started', { case: name, step: nodeName(t, pane, happening.node) });
    case 'rests': return t('replay.says.rests', { case: name, step: nodeName(t, pane, happening.node) });
    case 'suspended': return t('replay.says.suspended', { case: name, step: nodeName(t, pane, happening.node) });
    case 'resumed': return t('replay.says.resumed', { case: name, step: nodeName(t, pane, happening.node) });
    case 'sent': return t('replay.says.sent', { case: name, step: targetName(t, pane, happening.flow) });
    default: return never(happening);
  }
}

/** What happens at an instant, in a few sentences. */
function momentText(t: Translator, pane: ReplayPane, at: number): string {
  const all = happeningsAt(pane.replay, at);
  const told = all.slice(0, MOST_TOLD).map((happening) => happeningText(t, pane, happening));
  return [clockText(t.locale, pane, at), ...told, ...(all.length > MOST_TOLD ? [t('replay.says.more', { count: all.length - MOST_TOLD })] : [])].join(' · ');
}

export function announceMoment(): void {
  const state = replayStore.getState();
  const t = currentT();
  const { open, announce } = studio.getState();
  const panes = panesOf(state);
  const said = panes.flatMap((pane) => {
    const { moments } = pane.replay;
    if (!moments.includes(state.t)) return [];
    const text = momentText(t, pane, state.t);
    return [panes.length > 1 && open ? t('replay.says.variant', { name: scenarioName(open.document, pane.variant, t('results.master')), text }) : text];
  });
  announce(said.join(' '));
}

/** Why the clock stands now; empty when it was stopped by hand. */
export function stopText(t: Translator, stopped: ReplayState['stopped']): string {
  if (stopped === null) return '';
  if (stopped === 'end') return t('replay.stopped.end');
  const { pane, at, node, role } = stopped;
  const curve = node >= 0 ? pane.replay.queueOfNode[node] : pane.replay.queueOfRole[role];
  const count = curve ? valueAt(curve, at) : 0;
  return node >= 0 ? t('replay.stopped.step', { count, step: nodeName(t, pane, node) }) : t('replay.stopped.role', { count, role: roleName(pane, role) });
}

export function announceStop(): void {
  studio.getState().announce(stopText(currentT(), replayStore.getState().stopped));
}
