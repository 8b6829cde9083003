import type { Translator } from '../../shared/i18n/translator.ts';
import { activeAt } from '../../shared/replay/activeAt.ts';
import { isClosedAt } from '../../shared/replay/Shifts.ts';
import { DOING } from '../../shared/replay/TokenSpans.ts';
import { workProgress } from '../../shared/replay/workProgress.ts';
import { nodeName, targetName } from './caseName.ts';
import type { ReplayPane } from './replayStore.ts';

/** What a case does at an instant: one phrase per token, each once. */
export function whereabouts(t: Translator, pane: ReplayPane, row: number, at: number): readonly string[] {
  const { replay, shifts } = pane;
  const { spans, checkpoints, trace, process } = replay;
  const phrases = activeAt(spans, checkpoints, at).filter((span) => spans.case[span] === row).map((span) => {
    const place = spans.place[span]!;
    switch (spans.doing[span]) {
      case DOING.moving: return t('replay.where.moving', { step: targetName(t, pane, place) });
      case DOING.queued: return t(isClosedAt(shifts.ofRole[process.nodeRole[place]!] ?? null, at) ? 'replay.where.offShift' : 'replay.where.queued', { step: nodeName(t, pane, place) });
      case DOING.working: return t(workProgress(trace, spans.activity[span]!, at).isSuspended ? 'replay.where.suspended' : 'replay.where.working', { step: nodeName(t, pane, place) });
      default: return t('replay.where.resting', { step: nodeName(t, pane, place) });
    }
  });
  return [...new Set(phrases)];
}
