import type { IpcError } from '../../shared/contract/contract.ts';
import type { Message } from '../../shared/i18n/Message.ts';

/** A message as data of the contract, whose schema knows no read-only. */
export const messageOnTheWire = ({ key, params }: Message): IpcError['message'] => ({ key, ...(params ? { params: { ...params } } : {}) });
