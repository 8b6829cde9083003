import type { MessageKey } from '../../shared/i18n/catalogue.ts';
import type { TimeUnit } from '../../shared/model/Distribution.ts';

/** Units as they stand behind a number. */
export const UNIT_LABELS: Readonly<Record<TimeUnit, MessageKey>> = {
  s: 'inspector.unit.s', min: 'inspector.unit.min', h: 'inspector.unit.h', day: 'inspector.unit.day', week: 'inspector.unit.week',
};
