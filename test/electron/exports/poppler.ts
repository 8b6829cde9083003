import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const isMissing = (cause: Error | undefined) => cause !== undefined && 'code' in cause && cause.code === 'ENOENT';

/** Runs one of poppler's programs on a PDF; gives what it prints. Says plainly when poppler is not there. */
function poppler(program: string, args: (pdf: string, folder: string) => readonly string[], pdf: Uint8Array): { readonly out: string; readonly files: readonly Uint8Array[] } {
  const folder = mkdtempSync(join(tmpdir(), 'laneway-poppler-'));
  try {
    const file = join(folder, 'in.pdf');
    writeFileSync(file, pdf);
    const { status, stdout, stderr, error } = spawnSync(program, args(file, folder), { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    if (isMissing(error)) throw new Error(`${program} is not installed, so nobody else can say what is in the PDF. Install poppler (Debian: apt-get install poppler-utils; macOS: brew install poppler).`);
    if (error) throw error;
    if (status !== 0 || stderr.trim() !== '') throw new Error(`${program} complains: ${stderr}`);
    return { out: stdout, files: readdirSync(folder).filter((name) => name !== 'in.pdf').toSorted().map((name) => new Uint8Array(readFileSync(join(folder, name)))) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface PdfFacts {
  readonly title: string;
  readonly pages: number;
  /** pt */
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  readonly text: string;
}

/** What poppler finds out about a PDF as a whole. */
export function factsOf(pdf: Uint8Array): PdfFacts {
  const { out } = poppler('pdfinfo', (file) => ['-l', '10000', file], pdf);
  const sizes = [...out.matchAll(/^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+) pts/gm)].map(([, width, height]) => ({ width: Number(width), height: Number(height) }));
  return { title: /^Title:\s+(.*)$/m.exec(out)?.[1] ?? '', pages: Number(/^Pages:\s+(\d+)$/m.exec(out)?.[1]), sizes, text: out };
}

/** The text of a PDF, as a reader that searches or copies gets it. Blanks between words are not the same on all systems. */
export const textOf = (pdf: Uint8Array, ...args: readonly string[]): string => poppler('pdftotext', (file) => [...args, '-enc', 'UTF-8', file, '-'], pdf).out;

export interface PdfFont {
  readonly name: string;
  readonly isEmbedded: boolean;
  readonly isSubset: boolean;
  /** It is known which characters its glyphs mean. */
  readonly isReadable: boolean;
}

export function fontsOf(pdf: Uint8Array): readonly PdfFont[] {
  const { out } = poppler('pdffonts', (file) => [file], pdf);
  return out.split('\n').slice(2).filter((line) => line.trim() !== '').map((line) => {
    const [, name = '', embedded, subset, unicode] = /^(\S+)\s.*\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/.exec(line.trim()) ?? [];
    return { name, isEmbedded: embedded === 'yes', isSubset: subset === 'yes', isReadable: unicode === 'yes' };
  });
}

/** A part of a page as a PNG. */
export function pictureOf(pdf: Uint8Array, { page, dpi, x, y, width, height }: { readonly page: number; readonly dpi: number; readonly x: number; readonly y: number; readonly width: number; readonly height: number }): Uint8Array {
  const { files } = poppler('pdftoppm', (file, folder) => ['-png', '-r', String(dpi), '-f', String(page), '-l', String(page), '-x', String(x), '-y', String(y), '-W', String(width), '-H', String(height), file, join(folder, 'page')], pdf);
  const [png] = files;
  if (!png) throw new Error('pdftoppm wrote nothing');
  return png;
}
