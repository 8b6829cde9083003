import type { Level } from '../../../shared/drawing/levels.ts';
import type { Sheet } from '../../../shared/drawing/Sheet.ts';
import type { NodeId } from '../../../shared/model/ids.ts';
import type { ExportSource } from '../../../shared/files/ExportSource.ts';
import type { PdfFile } from './PdfFile.ts';
import type { PdfPainter } from './PdfPainter.ts';

/** A level of the model and what is drawn of it. */
export interface PdfLevel {
  readonly level: Level;
  readonly sheet: Sheet;
  /** Names of the levels around it, outermost first, its own last. */
  readonly path: readonly string[];
}

/** What every page of a document shares. */
export interface PdfContext {
  readonly file: PdfFile;
  readonly painter: PdfPainter;
  readonly background: string;
  readonly source: ExportSource;
  /** Model and variant. */
  readonly title: string;
  /** What the figures on the pages come from; `null`: there are none. */
  readonly remark: string | null;
  readonly pages: number;
  /** Levels that have a page: steps on other pages lead there. */
  readonly roots: ReadonlySet<NodeId | null>;
}

/** The name under which links find the page of a level. */
export const destination = (root: NodeId | null): string => `level:${root ?? ''}`;
