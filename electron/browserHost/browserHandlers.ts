import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { Handlers } from '../../shared/contract/contract.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { ServiceHandlers } from '../services/Services.ts';

const notAvailable = (): never => {
  throw new CallFailure('not-available', message('storage.call.notAvailable'));
};

/** The services, and honest answers where a browser has no native window: the renderer has its own ways there. */
export const browserHandlers = (services: ServiceHandlers, facts: { readonly version: string; readonly dataFolder: string }): Handlers => ({
  ...services,
  'host.info': () => ({ kind: 'browser', version: facts.version, platform: process.platform, dataFolder: facts.dataFolder }),
  'host.openFiles': notAvailable,
  'host.saveFile': notAvailable,
  'host.printToPdf': notAvailable,
  'host.setMenu': notAvailable,
  'host.openExternal': notAvailable,
  'host.setTitle': notAvailable,
});
