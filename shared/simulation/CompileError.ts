import type { Message } from '../i18n/Message.ts';
import type { CalendarId, AttributeId, ElementId, PersonId, RoleId } from '../model/ids.ts';

export type CompileErrorCode =
  | 'noStart' | 'noEnd' | 'join' | 'distribution' | 'shares' | 'noPeople' | 'neverOpen' | 'unsupported' | 'unknownRole' | 'unknownCalendar'
  | 'mixedQueues' | 'rejectAlways' | 'timeZone' | 'start' | 'expression' | 'noNumber'
  | 'arrivals' | 'performer' | 'keepUntil' | 'batch' | 'breakdown' | 'recursiveCall';

/** Why a model cannot be simulated: where, what, and what to do about it. */
export interface CompileError {
  readonly code: CompileErrorCode;
  readonly element: ElementId | RoleId | PersonId | CalendarId | AttributeId | null;
  readonly message: Message;
  readonly advice: Message;
}
