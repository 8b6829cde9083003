import { extname } from 'node:path';
import type { z } from 'zod';
import { EXPORT_CHOICES, ExportFormat, ExportOptions, Overlay, PageSetup, type ExportChoice } from '../../shared/contract/exports.ts';
import { nodeId } from '../../shared/model/ids.ts';
import { readCommandLine } from './commandLine.ts';
import { UsageError } from './UsageError.ts';

const OPTIONS = {
  force: { type: 'boolean' },
  scenario: { type: 'string' },
  simulate: { type: 'boolean' },
  bpsim: { type: 'boolean' },
  handbook: { type: 'boolean' },
  theme: { type: 'string' },
  overlays: { type: 'string' },
  transparent: { type: 'boolean' },
  scale: { type: 'string' },
  root: { type: 'string' },
  'one-level': { type: 'boolean' },
  paper: { type: 'string' },
  orientation: { type: 'string' },
  poster: { type: 'boolean' },
  overlap: { type: 'string' },
  margin: { type: 'string' },
} as const;

type Values = ReturnType<typeof readCommandLine<typeof OPTIONS>>['values'];

/** Which choice an option makes, for those that only some formats leave. */
const CHOICE: Readonly<Partial<Record<keyof Values, ExportChoice>>> = {
  simulate: 'simulation',
  bpsim: 'withBpsim',
  theme: 'theme',
  overlays: 'overlays',
  transparent: 'background',
  scale: 'scale',
  root: 'root',
  'one-level': 'levels',
  paper: 'paper',
  orientation: 'page',
  poster: 'page',
  overlap: 'page',
  margin: 'page',
};

export interface Conversion {
  readonly from: string;
  readonly to: string;
  readonly format: ExportFormat;
  readonly options: ExportOptions;
  readonly scenario: string;
  readonly isSimulated: boolean;
  readonly isForced: boolean;
}

/** The viewer and the handbook are both pages. */
const extensionOf = (format: ExportFormat) => (format === 'handbook' ? 'html --handbook' : format);

function formatOf(to: string, isHandbook: boolean): ExportFormat {
  const extension = extname(to).slice(1).toLowerCase();
  const known = ExportFormat.options.filter((format) => format !== 'handbook');
  const format = known.find((candidate) => candidate === extension);
  if (format === undefined) throw new UsageError('cli.convert.format', { path: to, known: known.map((name) => `.${name}`).join(', ') });
  if (isHandbook && format !== 'html') throw new UsageError('cli.convert.notTaken', { option: 'handbook', format, formats: '.html' });
  return isHandbook ? 'handbook' : format;
}

/** An option that a format takes no notice of was given for a reason: it is refused rather than passed over. */
function refuseNotTaken(format: ExportFormat, values: Values): void {
  for (const [option, choice] of Object.entries(CHOICE)) {
    const isGiven = Object.entries(values).some(([name, value]) => name === option && value !== undefined);
    const takes = (candidate: ExportFormat) => EXPORT_CHOICES[candidate].includes(choice) || (option === 'scale' && candidate === 'pdf');
    if (isGiven && !takes(format)) {
      throw new UsageError('cli.convert.notTaken', { option, format: extensionOf(format), formats: ExportFormat.options.filter(takes).map((name) => `.${extensionOf(name)}`).join(', ') });
    }
  }
}

function oneOf<T extends string>(option: string, text: string | undefined, schema: z.ZodType<T>, known: readonly T[]): T | undefined {
  if (text === undefined) return undefined;
  const found = known.find((name) => name.toLowerCase() === text.toLowerCase());
  if (found === undefined || !schema.safeParse(found).success) throw new UsageError('cli.convert.choice', { option, value: text, known: known.join(', ') });
  return found;
}

function number(option: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !(value >= least && value <= most)) throw new UsageError('cli.convert.number', { option, value: text, least, most });
  return value;
}

function overlays(text: string | undefined): Overlay[] {
  const names = (text ?? '').split(',').map((name) => name.trim()).filter((name) => name !== '');
  return [...new Set(names.flatMap((name) => oneOf('overlays', name, Overlay, Overlay.options) ?? []))];
}

const { theme: Theme } = ExportOptions.shape;
const { paper, orientation: Orientation } = PageSetup.shape;

/** What the options say about the pages, each in the words of `PageSetup`. */
function pageOf(values: Values): Partial<PageSetup> {
  const isPoster = values.poster ?? false;
  if (values.overlap !== undefined && !isPoster) throw new UsageError('cli.convert.onlyPoster', { option: 'overlap' });
  const chosen = {
    paper: oneOf('paper', values.paper, paper, paper.unwrap().options),
    orientation: oneOf('orientation', values.orientation, Orientation, Orientation.unwrap().options),
    mode: isPoster ? 'poster' as const : undefined,
    posterScale: isPoster ? number('scale', values.scale, 0.1, 10) : undefined,
    overlap: number('overlap', values.overlap, 0, 50),
    margin: number('margin', values.margin, 0, 50),
  };
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
}

/** Reads the arguments of `laneway convert`, before any file is opened. Throws UsageError. */
export function readConversion(args: readonly string[]): Conversion {
  const { values, positionals } = readCommandLine(args, OPTIONS);
  const [from, to, extra] = positionals;
  if (from === undefined || to === undefined) throw new UsageError('cli.usage.convert');
  if (extra !== undefined) throw new UsageError('cli.usage.unexpected', { argument: extra });
  const format = formatOf(to, values.handbook ?? false);
  refuseNotTaken(format, values);
  if (format === 'pdf' && values.scale !== undefined && !values.poster) throw new UsageError('cli.convert.onlyPoster', { option: 'scale' });
  const options = ExportOptions.parse({
    theme: oneOf('theme', values.theme, Theme, Theme.unwrap().options),
    overlays: overlays(values.overlays),
    withBackground: !(values.transparent ?? false),
    scale: format === 'png' ? number('scale', values.scale, 0.1, 16) : undefined,
    root: values.root === undefined ? null : nodeId(values.root),
    levels: values['one-level'] ? 'one' : 'all',
    page: pageOf(values),
    withBpsim: values.bpsim ?? false,
  });
  return { from, to, format, options, scenario: values.scenario ?? 'master', isSimulated: values.simulate ?? false, isForced: values.force ?? false };
}
