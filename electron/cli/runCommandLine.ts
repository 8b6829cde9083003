import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { MessageKey } from '../../shared/i18n/catalogue.ts';
import { message, type Message } from '../../shared/i18n/Message.ts';
import type { Locale } from '../../shared/i18n/Locale.ts';
import { translator } from '../../shared/i18n/translator.ts';
import { nearestName } from './commandLine.ts';
import { harmless, harmlessJson, harmlessLine } from './harmless.ts';
import type { Command, ExitCode, Terminal } from './Terminal.ts';
import { UsageError } from './UsageError.ts';
import { VERSION } from '../services/version.ts';

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  simulate: async () => (await import('./simulate.ts')).simulate,
  answer: async () => (await import('./answers.ts')).answer,
  convert: async () => (await import('./convert.ts')).convert,
  lint: async () => (await import('./lint.ts')).lint,
  diff: async () => (await import('./diff.ts')).diff,
  merge: async () => (await import('./merge.ts')).merge,
  layout: async () => (await import('./layout.ts')).layout,
};

/** What explains the commands that have more options than the general help can hold. */
const OWN_HELP: ReadonlyMap<string, MessageKey> = new Map([['convert', 'cli.usage.convert'], ['answer', 'answers.cli.usage']]);

const asksForHelp = (arg: string | undefined): boolean => arg === '--help' || arg === '-h' || arg === 'help';

/** Which explanation is asked for: of one command by `NAME --help` or `help NAME`. */
function helpFor(name: string | undefined, args: readonly string[]): MessageKey | null {
  if (name === undefined || asksForHelp(name)) return OWN_HELP.get(args[0] ?? '') ?? 'cli.help';
  return args.includes('--help') || args.includes('-h') ? (OWN_HELP.get(name) ?? 'cli.help') : null;
}

/** Carries out one command line and returns its exit code. Only results are written to standard output. */
export async function runCommandLine(args: readonly string[]): Promise<ExitCode> {
  const { locale, rest, unknown } = takeLanguage(args);
  const t = translator(locale);
  let isOutputLost = false;
  let isAnswered = false;
  const refused: Message[] = [];
  // Whoever reads our output may stop reading (`| head`): that is no failure. A full disk is. Nobody hears of either on
  // standard error, when that is what broke.
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EPIPE' || isOutputLost) return;
    isOutputLost = true;
    process.exitCode = 2;
    terminal.note(t('cli.error.output', { reason: cause.message }));
  });
  const terminal: Terminal = {
    t,
    out: (...lines) => void process.stdout.write(lines.map((line) => `${harmlessLine(line)}\n`).join('')),
    json: (value) => {
      isAnswered = true;
      process.stdout.write(`${harmlessJson(value)}\n`);
    },
    note: (text) => void process.stderr.write(`${harmless(text)}\n`),
    refuse: (...reasons) => {
      refused.push(...reasons);
      for (const reason of reasons) terminal.note(t(reason));
    },
    isInteractive: process.stderr.isTTY,
  };
  const code = await carryOut(rest, unknown, terminal);
  // Whoever asked for one document gets one, whatever becomes of it.
  if (code === 2 && asksForJson(rest) && !isAnswered) terminal.json({ refused: refused.map((reason) => ({ ...reason, text: t(reason) })) });
  return isOutputLost ? 2 : code;
}

async function carryOut([name, ...args]: readonly string[], unknownLanguage: string | undefined, terminal: Terminal): Promise<ExitCode> {
  const { t, out, refuse } = terminal;
  if (unknownLanguage !== undefined) {
    refuse(message('cli.usage.language', { value: unknownLanguage }));
    return 2;
  }
  if (name === '--version' || name === '-v') {
    out(VERSION);
    return 0;
  }
  const help = helpFor(name, args);
  if (name === undefined || help !== null) {
    out(...t(help ?? 'cli.help').split('\n'));
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    const meant = nearestName(name, Object.keys(COMMANDS));
    refuse(meant === null ? message('cli.usage.unknownCommand', { command: name }) : message('cli.usage.misspeltCommand', { command: name, meant }));
    return 2;
  }
  try {
    return await (await load()).run(args, terminal);
  } catch (thrown) {
    if (thrown instanceof UsageError || thrown instanceof CallFailure) refuse(thrown.text);
    else if (isParseArgsError(thrown)) refuse(message('cli.usage.option', { reason: thrown.message }));
    else refuse(message('cli.error.internal', { detail: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) }));
    return 2;
  }
}

/** Up to `--`, after which everything is a name. */
const asksForJson = (args: readonly string[]): boolean => args.slice(0, args.includes('--') ? args.indexOf('--') : args.length).includes('--json');

const isParseArgsError = (thrown: unknown): thrown is Error =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' && thrown.code.startsWith('ERR_PARSE_ARGS');

interface ChosenLanguage {
  readonly locale: Locale;
  readonly rest: readonly string[];
  /** A language that was asked for and that we do not speak. */
  readonly unknown?: string;
}

/** `--lang` wins over the environment. */
function takeLanguage(args: readonly string[]): ChosenLanguage {
  const at = args.indexOf('--lang');
  const inline = args.find((arg) => arg.startsWith('--lang='));
  const wanted = at >= 0 ? (args[at + 1] ?? '') : inline?.slice('--lang='.length);
  const rest = args.filter((arg, i) => arg !== inline && (at < 0 || (i !== at && i !== at + 1)));
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const language = wanted ?? (LC_ALL || LC_MESSAGES || LANG || '');
  const isKnown = wanted === undefined || /^(en|zh)\b/i.test(wanted);
  return { locale: /^zh\b|^zh_/i.test(language) ? 'zh-CN' : 'en', rest, ...(isKnown ? {} : { unknown: wanted }) };
}
