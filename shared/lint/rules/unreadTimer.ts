import { message, sentence } from '../../i18n/Message.ts';
import type { ProcessNode } from '../../model/Node.ts';
import { readTimerText } from '../../timerText.ts';
import { calledName } from '../calledName.ts';
import type { LintRule } from '../LintRule.ts';

/** The text by which a timer goes: a delay or arrivals that were given stand before it. */
function textOf(node: ProcessNode): string | undefined {
  if (node.kind !== 'startEvent' && node.kind !== 'intermediateCatchEvent' && node.kind !== 'boundaryEvent') return undefined;
  if ((node.kind === 'startEvent' ? node.arrivals : node.delay) !== null) return undefined;
  return node.definitions.find(({ kind }) => kind === 'timer')?.expression;
}

/** SIM-12: a timer whose text is no duration, date or cycle that can be read, and which has no other time. */
export const unreadTimer: LintRule = {
  id: 'SIM-12',
  severity: 'warning',
  *check({ nodes }) {
    for (const node of nodes) {
      const text = textOf(node);
      const read = text === undefined || text.trim() === '' ? null : readTimerText(text);
      if (read?.kind !== 'unread') continue;
      yield {
        at: node.id,
        message: sentence(read.isCron ? 'lint.SIM-12.cron' : 'lint.SIM-12.message', { name: calledName(node), text: text ?? '' }),
        advice: message(node.kind === 'startEvent' ? 'lint.SIM-12.arrivals' : 'lint.SIM-12.advice'),
      };
    }
  },
};
