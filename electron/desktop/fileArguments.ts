import { extname, isAbsolute, join } from 'node:path';

/** What Laneway opens from outside; the same as in the file associations of the installer. */
export const FILE_EXTENSIONS = ['.laneway', '.bpmn', '.xml'] as const;

export const isOpenable = (file: string) => FILE_EXTENSIONS.some((extension) => extension === extname(file).toLowerCase());

/** The files among the arguments of a start: no switches, no program, nothing that Laneway cannot open. */
export function fileArguments(args: readonly string[], folder: string): string[] {
  return args.filter((arg) => !arg.startsWith('-') && isOpenable(arg)).map((arg) => (isAbsolute(arg) ? arg : join(folder, arg)));
}

/** Value of `--name=value`, if given. */
export function switchValue(args: readonly string[], name: string): string | null {
  const prefix = `--${name}=`;
  return args.find((arg) => arg.startsWith(prefix))?.slice(prefix.length) ?? null;
}
