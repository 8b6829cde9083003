import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Message } from '../../i18n/Message.ts';

/** Warnings that a model brings with it as long as it is not filled in; every other one casts doubt on the figures. */
const ASSUMPTIONS: ReadonlySet<MessageKey> = new Set<MessageKey>([
  'simulation.warning.defaultArrivals', 'simulation.warning.defaultDuration', 'simulation.warning.defaultAutomatic', 'simulation.warning.defaultResponse',
  'simulation.warning.implicitRole', 'simulation.warning.equalShares', 'simulation.warning.noDelay', 'simulation.warning.noBoundaryTime',
  'simulation.warning.noBoundaryProbability', 'simulation.warning.noCount', 'simulation.warning.companionStart', 'simulation.warning.silentStart',
]);

/** Does the warning only say what was assumed where the model is silent? */
export const isAssumption = ({ key }: Message): boolean => ASSUMPTIONS.has(key);
