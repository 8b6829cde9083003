import type { MessageKey } from '../../shared/i18n/catalogue.ts';
import type { Translator } from '../../shared/i18n/translator.ts';
import { SPEEDS } from '../../shared/replay/playClock.ts';

const SPEED_NAMES: Readonly<Record<(typeof SPEEDS)[number], MessageKey>> = {
  1: 'replay.speed.min1', 5: 'replay.speed.min5', 15: 'replay.speed.min15', 60: 'replay.speed.h1', 240: 'replay.speed.h4', 1_440: 'replay.speed.d1', 10_080: 'replay.speed.w1',
};

/** `speed`: position in SPEEDS. */
export const speedName = (t: Translator, speed: number): string => t(SPEED_NAMES[SPEEDS[speed] ?? SPEEDS[0]]);
