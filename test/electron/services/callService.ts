import { browserHandlers } from '../../../electron/browserHost/browserHandlers.ts';
import { dispatch } from '../../../electron/services/dispatch.ts';
import type { RunningServices } from '../../../electron/services/startServices.ts';
import { contract, type CallName, type Input, type IpcError, type Output } from '../../../shared/contract/contract.ts';
import type { Result } from '../../../shared/result.ts';

interface Served {
  readonly services: RunningServices;
  readonly dataFolder: string;
  readonly log: (text: string) => void;
}

/** One call as a page sends it. The contract says what comes out; that it does is checked here. */
export async function callService<C extends CallName>({ services, dataFolder, log }: Served, name: C, input: Input<C>): Promise<Result<Output<C>, IpcError>> {
  const answer = await dispatch(browserHandlers(services.handlers, { version: '1', dataFolder }), name, input, { dataFolder, log });
  if (answer.ok) contract[name].output.parse(answer.value);
  return answer as Result<Output<C>, IpcError>;
}
