import { formatDuration } from '../../shared/i18n/format.ts';
import type { MessageKey } from '../../shared/i18n/catalogue.ts';
import type { Translator } from '../../shared/i18n/translator.ts';
import type { BarKind, CaseBar } from '../../shared/replay/caseBars.ts';
import { nodeName, targetName } from './caseName.ts';
import { clockText } from './clockText.ts';
import type { ReplayPane } from './replayStore.ts';

export const BAR_NAMES: Readonly<Record<BarKind, MessageKey>> = {
  queued: 'replay.bar.queued', offShift: 'replay.bar.offShift', batch: 'replay.bar.batch', working: 'replay.bar.working', suspended: 'replay.bar.suspended', transfer: 'replay.bar.transfer', resting: 'replay.bar.resting',
};

/** What a bar stands for: “Waits its turn · Assess the loan · 2 h 5 min · Tue 6 Jan, 10:35–12:40”. */
export function barText(t: Translator, pane: ReplayPane, { kind, place, from, to }: CaseBar): string {
  const at = kind === 'transfer' ? targetName(t, pane, place) : nodeName(t, pane, place);
  const end = Math.min(to, pane.replay.horizon);
  const style = end - from < 1_440 && clockText(t.locale, pane, from, 'day') === clockText(t.locale, pane, end, 'day') ? 'time' : 'full';
  return t('replay.bar.text', { kind: t(BAR_NAMES[kind]), step: at, duration: formatDuration(t.locale, end - from), from: clockText(t.locale, pane, from), to: clockText(t.locale, pane, end, style) });
}
