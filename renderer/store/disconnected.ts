import type { LanewayApi } from '../../shared/contract/contract.ts';
import { err } from '../../shared/result.ts';

/** Stands in until the host answers: every call says that there is no host. */
export const disconnected: LanewayApi = {
  host: 'browser',
  invoke: () => Promise.resolve(err({ code: 'not-available' as const, message: { key: 'shell.connection.none' } })),
  on: () => () => undefined,
};
