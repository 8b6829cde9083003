import type { Messages } from '../Messages.ts';

/** Cases run again on the drawing: tokens, queues, the clock, and the timeline of each case. */
export const replay = {
  'replay.error.tooMuch': ['So many events cannot be replayed at once. Ask for fewer cases.', '事件过多，无法一次回放。请减少案例数量。'],
} as const satisfies Messages;
