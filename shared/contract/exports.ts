import { z } from 'zod';
import { NodeId } from '../model/ids.ts';

/** Every form in which a model leaves Laneway. `html` is the viewer, `handbook` the process handbook as a page to read and print. */
export const ExportFormat = z.enum(['laneway', 'bpmn', 'svg', 'png', 'pdf', 'html', 'handbook', 'docx', 'xlsx', 'csv', 'md']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** What is laid over the diagram: where cases wait, who works there, how long steps take, ids as they stand in the file. */
export const Overlay = z.enum(['heat', 'roles', 'times', 'ids']);
export type Overlay = z.infer<typeof Overlay>;

/** A sheet of paper, ISO 216 or the American ones. */
export const Paper = z.enum(['A5', 'A4', 'A3', 'A2', 'A1', 'A0', 'Letter', 'Tabloid']);
export type Paper = z.infer<typeof Paper>;

export const PageSetup = z.strictObject({
  paper: Paper.default('A4'),
  /** `auto`: whichever shows the diagram larger. */
  orientation: z.enum(['auto', 'portrait', 'landscape']).default('auto'),
  /** `fit`: one page for each level, the diagram as large as the page allows. `poster`: at `posterScale`, over as many sheets as it takes. */
  mode: z.enum(['fit', 'poster']).default('fit'),
  /** 1: a diagram pixel is 1/96 inch. */
  posterScale: z.number().min(0.1).max(10).default(1),
  /** mm by which the sheets of a poster overlap, so that they can be glued. */
  overlap: z.number().min(0).max(50).default(10),
  /** mm of white on each side. */
  margin: z.number().min(0).max(50).default(10),
});
export type PageSetup = z.infer<typeof PageSetup>;

/** All of them at once, or the one that `root` names. */
export const Levels = z.enum(['all', 'one']);
export type Levels = z.infer<typeof Levels>;

/** What a person may choose for a file; a format takes no notice of what is not its own. */
export const ExportOptions = z.strictObject({
  theme: z.enum(['light', 'dark', 'print']).default('print'),
  overlays: z.array(Overlay).max(Overlay.options.length).default([]),
  /** Pictures without ground show what they are laid on. */
  withBackground: z.boolean().default(true),
  /** Pixels of a PNG for one of the diagram. */
  scale: z.number().min(0.1).max(16).default(2),
  /** The sub-process that a picture shows, or a document begins with; `null`: the top of the model. */
  root: NodeId.nullable().default(null),
  /** `all`: the sub-processes below `root` have pages too. */
  levels: Levels.default('all'),
  page: PageSetup.prefault({}),
  /** Simulation parameters as BPSim 2.0 in a BPMN file. */
  withBpsim: z.boolean().default(false),
});
export type ExportOptions = z.infer<typeof ExportOptions>;

/** One thing to choose, by its name in `ExportOptions`. */
export type ExportChoice = Exclude<keyof ExportOptions, 'withBackground'> | 'background' | 'paper' | 'simulation';

/** What can be chosen for each format. `paper`: its size alone. `simulation`: the file says what the newest one found. */
export const EXPORT_CHOICES: Readonly<Record<ExportFormat, readonly ExportChoice[]>> = {
  laneway: [],
  bpmn: ['withBpsim'],
  svg: ['theme', 'overlays', 'background', 'root', 'simulation'],
  png: ['theme', 'overlays', 'background', 'root', 'scale', 'simulation'],
  pdf: ['theme', 'overlays', 'root', 'levels', 'paper', 'page', 'simulation'],
  html: ['theme', 'overlays', 'root', 'simulation'],
  handbook: ['theme', 'overlays', 'simulation'],
  docx: ['theme', 'overlays', 'paper', 'simulation'],
  xlsx: ['simulation'],
  csv: ['simulation'],
  md: ['simulation'],
};
