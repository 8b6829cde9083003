import type { Message } from '../../shared/i18n/Message.ts';
import type { Translator } from '../../shared/i18n/translator.ts';

/** 0: done. 1: done, with findings. 2: bad input, or it could not be done. */
export type ExitCode = 0 | 1 | 2;

/** What a command may do to the world: two streams and the language to speak. Results go to `out` and `json`, everything else to `note`. */
export interface Terminal {
  readonly t: Translator;
  /** Each is one line, whatever is in it. */
  readonly out: (...lines: readonly string[]) => void;
  readonly json: (value: unknown) => void;
  readonly note: (text: string) => void;
  /** Why it cannot be done: a note, and with `--json` part of the document that stands for the result. */
  readonly refuse: (...reasons: readonly Message[]) => void;
  readonly isInteractive: boolean;
}

export interface Command {
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}
