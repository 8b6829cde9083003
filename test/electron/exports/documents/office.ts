import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ExportOptions } from '../../../../shared/contract/exports.ts';

const execute = promisify(execFile);

export const options = ExportOptions.parse({});

/** A folder of its own for one test; away when it is done. */
export async function inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'laneway-documents-'));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const CSV_OF_ALL_SHEETS = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

/** Has LibreOffice open a file and write it in another form; the files that come of it, by name. */
export const byLibreOffice = (bytes: Uint8Array, ending: 'docx' | 'xlsx' | 'csv', to: 'pdf' | 'csv'): Promise<ReadonlyMap<string, Buffer>> => inFolder(async (folder) => {
  const file = join(folder, `model.${ending}`);
  await writeFile(file, bytes);
  const out = join(folder, 'out');
  await execute('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to === 'csv' ? CSV_OF_ALL_SHEETS : to, '--outdir', out, file], { timeout: 150_000 });
  return new Map(await Promise.all((await readdir(out)).map(async (name) => [name, await readFile(join(out, name))] as const)));
});

/** What poppler makes of a PDF. */
export const byPoppler = (pdf: Uint8Array): Promise<{ readonly text: string; readonly info: string; readonly images: string; readonly sizes: readonly string[] }> => inFolder(async (folder) => {
  const file = join(folder, 'file.pdf');
  await writeFile(file, pdf);
  const run = async (program: string, args: readonly string[]) => (await execute(program, [...args], { maxBuffer: 64 * 1_048_576 })).stdout;
  const info = await run('pdfinfo', ['-l', '10000', file]);
  return { text: await run('pdftotext', ['-layout', file, '-']), info, images: await run('pdfimages', ['-list', file]), sizes: [...info.matchAll(/size:\s+([\d.]+ x [\d.]+)/g)].map((match) => match[1]!) };
});

export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
