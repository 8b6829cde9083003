import { extname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What Laneway opens from outside; the same as in the file associations of the installer. */
export const FILE_EXTENSIONS = ['.laneway', '.bpmn', '.xml'] as const;

export const isOpenable = (file: string) => FILE_EXTENSIONS.some((extension) => extension === extname(file).toLowerCase());

/** Linux desktops name a file by its address; other systems by its path. `null` for addresses that are no file here. */
function toPath(arg: string): string | null {
  if (!/^[a-z][a-z+.-]+:\/\//i.test(arg)) return arg;
  try {
    return fileURLToPath(arg);
  } catch {
    return null;
  }
}

/** The files among the arguments of a start: no switches, no program, nothing that Laneway cannot open. */
export function fileArguments(args: readonly string[], folder: string): string[] {
  return args
    .filter((arg) => !arg.startsWith('-'))
    .flatMap((arg) => toPath(arg) ?? [])
    .filter(isOpenable)
    .map((path) => (isAbsolute(path) ? path : join(folder, path)));
}

/** Value of `--name=value`, if given. */
export function switchValue(args: readonly string[], name: string): string | null {
  const prefix = `--${name}=`;
  return args.find((arg) => arg.startsWith(prefix))?.slice(prefix.length) ?? null;
}
