import type { ImportWarning as ReaderWarning } from '../../shared/bpmn/ImportWarning.ts';
import type { ImportWarning } from '../../shared/contract/contract.ts';
import { messageOnTheWire } from './messageOnTheWire.ts';

export const warningOnTheWire = ({ message, ...place }: ReaderWarning): ImportWarning => ({ ...place, message: messageOnTheWire(message) });
