import { CallFailure } from '../../shared/contract/CallFailure.ts';
import { contract, type CallName, type Handlers, type IpcError } from '../../shared/contract/contract.ts';
import { message } from '../../shared/i18n/Message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { storageFailure } from '../storage/StorageProblem.ts';

export interface DispatchContext {
  readonly dataFolder: string;
  /** Bugs, with their stack. Never shown to people as the only text. */
  readonly log: (text: string) => void;
}

export const isCallName = (name: unknown): name is CallName => typeof name === 'string' && Object.hasOwn(contract, name);

/** Answers one call from outside: looks it up in the contract, parses its input, and turns whatever is thrown into data. */
export async function dispatch(handlers: Handlers, call: unknown, input: unknown, context: DispatchContext): Promise<Result<unknown, IpcError>> {
  if (!isCallName(call)) return err({ code: 'bad-input', message: message('storage.call.unknown', { call: typeof call === 'string' ? call.slice(0, 100) : typeof call }) });
  const parsed = contract[call].input.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const problem = issue ? `${issue.path.join('/')} ${issue.message}`.trim() : 'invalid';
    return err({ code: 'bad-input', message: message('storage.call.badInput', { call, problem }) });
  }
  try {
    // The schema above is that of this very call; TypeScript cannot follow a union of calls to its union of inputs.
    const handler = handlers[call] as (input: unknown) => unknown;
    return ok(await handler(parsed.data));
  } catch (thrown) {
    return err(toIpcError(thrown, call, context));
  }
}

function toIpcError(thrown: unknown, call: CallName, { dataFolder, log }: DispatchContext): IpcError {
  const failure = thrown instanceof CallFailure ? thrown : storageFailure(thrown, dataFolder);
  if (failure) return { code: failure.code, message: failure.text, ...(failure.cause === undefined ? {} : { detail: String(failure.cause) }) };
  log(`${call}: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`);
  return { code: 'internal', message: message('storage.call.internal'), detail: String(thrown) };
}
