import { z } from 'zod';
import { SimulationReport } from '../analysis/SimulationReport.ts';
import { AnswerOverrides, Question } from '../analysis/answers/Question.ts';
import { DocumentEdit } from '../delta/DocumentEdit.ts';
import { Lineage } from '../delta/Lineage.ts';
import { Locale } from '../i18n/Locale.ts';
import type { Result } from '../result.ts';
import type { Trace } from '../simulation/Trace.ts';
import { ModelId, VariantId } from '../model/ids.ts';
import { ModelDocument } from '../model/ModelDocument.ts';
import { ModelMeta, ProcessModel } from '../model/ProcessModel.ts';
import { LARGEST_SEED, RunSettings } from '../model/RunSettings.ts';
import { AnswerContent, ExperimentContent, ExperimentDesign, ExperimentHeader, ExperimentId } from './answers.ts';
import { CommandId } from './commandTable.ts';
import { CommonBase, EffectContent, MergeRecord, OpenConflicts, Relative } from './comparing.ts';
import { LogFormat } from '../interchange/eventLog/LogFormat.ts';
import { ExportFormat, ExportOptions } from './exports.ts';

/** What a call takes and gives. One declaration serves preload, renderer and both hosts. */
const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

const nothing = z.void();
const text = z.string().max(10_000);
const modelName = ModelMeta.unwrap().shape.name;
const isoInstant = z.string().max(40);
const Bytes = z.instanceof(Uint8Array);

/** A text that the renderer translates: message key and values. */
const Message = z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });

/** Something that is not understood in a file that was read, and was kept or left out. */
export const ImportWarning = z.object({
  message: Message,
  /** Id as written in the file. */
  element: z.string().optional(),
  line: z.int().optional(),
});
export type ImportWarning = z.infer<typeof ImportWarning>;

export const FolderId = z.string().min(1).max(100);

export const LibraryEntry = z.object({
  id: ModelId,
  name: text,
  folder: FolderId.nullable(),
  tags: z.array(z.string().max(100)),
  createdAt: isoInstant,
  modifiedAt: isoInstant,
  openedAt: isoInstant.nullable(),
  isArchived: z.boolean(),
  trashedAt: isoInstant.nullable(),
  /** SVG picture of the diagram, or `null` before the first one was drawn. Shown as an image, never as markup. */
  thumbnail: z.string().nullable(),
  steps: z.int(),
  variants: z.int(),
});
export type LibraryEntry = z.infer<typeof LibraryEntry>;

export const Folder = z.object({ id: FolderId, name: text, parent: FolderId.nullable() });
export type Folder = z.infer<typeof Folder>;

export const SearchHit = z.object({ id: ModelId, name: text, snippet: text });

export const OpenedModel = z.object({
  id: ModelId,
  document: ModelDocument,
  revision: z.int(),
  /** Oldest first; the last one is what undo takes back. */
  undo: z.array(DocumentEdit),
  /** The last one is what redo does again. */
  redo: z.array(DocumentEdit),
  /** The model was read from a BPMN file whose tree is kept. */
  hasBpmnSource: z.boolean(),
});
export type OpenedModel = z.infer<typeof OpenedModel>;

export const SampleEntry = z.object({
  id: z.string().max(100),
  name: text,
  description: text,
  steps: z.int(),
  roles: z.int(),
  variants: z.int(),
  thumbnail: z.string(),
});
export type SampleEntry = z.infer<typeof SampleEntry>;

export const Settings = z.object({
  locale: Locale,
  theme: z.enum(['system', 'light', 'dark']),
  reducedMotion: z.boolean(),
  /** Layout of the panels, as the renderer left it. */
  layout: z.record(z.string().max(100), z.union([z.string().max(1_000), z.number(), z.boolean()])),
});
export type Settings = z.infer<typeof Settings>;

export const FileBytes = z.object({ name: z.string().min(1).max(1_000), bytes: Bytes });
export type FileBytes = z.infer<typeof FileBytes>;

/** Columns of typed arrays, which both hosts carry as they are; built by our own code. */
const TraceColumns = z.custom<Trace>((v) => typeof v === 'object' && v !== null && 'activities' in v && 'moves' in v);

/** The largest replay that can be asked for: more cases than a room can follow, and small enough to send in one piece. */
export const MOST_TRACED_CASES = 2_000;

/** Why a variant cannot be simulated: where (an id of the model), what, and what to do about it. */
export const TraceProblem = z.object({ variant: VariantId.nullable(), element: z.string().nullable(), message: Message, advice: Message.nullable() });
export type TraceProblem = z.infer<typeof TraceProblem>;

export const RunHeader = z.object({
  id: z.string(),
  modelId: ModelId,
  startedAt: isoInstant,
  finishedAt: isoInstant.nullable(),
  status: z.enum(['running', 'finished', 'cancelled', 'failed']),
  revision: z.int(),
  seed: z.int(),
  replications: z.int(),
  engineVersion: z.string(),
  /** The model has moved on since. */
  isStale: z.boolean(),
});
export type RunHeader = z.infer<typeof RunHeader>;

export const contract = {
  'library.list': call(
    z.object({ view: z.enum(['all', 'recent', 'archive', 'trash']), folder: FolderId.nullable().optional(), tag: z.string().max(100).optional() }),
    z.array(LibraryEntry),
  ),
  'library.search': call(z.object({ text }), z.array(SearchHit)),
  'library.folders': call(nothing, z.array(Folder)),
  'library.createFolder': call(z.object({ name: text, parent: FolderId.nullable() }), Folder),
  'library.renameFolder': call(z.object({ id: FolderId, name: text }), nothing),
  'library.deleteFolder': call(z.object({ id: FolderId }), nothing),
  'library.update': call(
    z.object({ id: ModelId, folder: FolderId.nullable().optional(), tags: z.array(z.string().max(100)).max(100).optional(), isArchived: z.boolean().optional() }),
    nothing,
  ),
  'library.trash': call(z.object({ id: ModelId }), nothing),
  'library.restore': call(z.object({ id: ModelId }), nothing),
  'library.purge': call(z.object({ id: ModelId }), nothing),

  'model.create': call(z.object({ document: ModelDocument }), z.object({ id: ModelId })),
  'model.duplicate': call(z.object({ id: ModelId, name: modelName }), z.object({ id: ModelId })),
  'model.open': call(z.object({ id: ModelId }), OpenedModel),
  /** Acknowledged only when it is in the journal, synced to disk. `baseRevision` must be the newest one. */
  'model.commit': call(
    /** `merge`: the step is a merge. */
    z.object({ id: ModelId, baseRevision: z.int(), kind: z.enum(['edit', 'undo', 'redo']), edit: DocumentEdit, merge: MergeRecord.optional() }),
    z.object({ revision: z.int() }),
  ),
  'model.setThumbnail': call(z.object({ id: ModelId, svg: z.string().max(2_000_000) }), nothing),
  'model.close': call(z.object({ id: ModelId }), nothing),
  'model.import': call(FileBytes, z.object({ id: ModelId, warnings: z.array(ImportWarning) })),
  /** Written from what is stored: edits that are still on their way are not in it. Answers `cancelled` when `model.cancelExport` came before its end. */
  'model.export': call(
    z.object({ id: ModelId, format: ExportFormat, variant: VariantId.nullable(), locale: Locale, options: ExportOptions.prefault({}) }),
    FileBytes.extend({ warnings: z.array(ImportWarning) }),
  ),
  'model.cancelExport': call(z.object({ id: ModelId }), nothing),

  'compare.model': call(z.object({ id: ModelId }), z.object({ document: ModelDocument })),
  /** Reads a file without storing it, and looks for the models that it is another copy of. */
  'compare.file': call(FileBytes, z.object({ document: ModelDocument, lineage: Lineage, warnings: z.array(ImportWarning), relatives: z.array(Relative), openConflicts: z.int() })),
  'compare.relatives': call(z.object({ id: ModelId }), z.array(Relative)),
  /** The states that a model of the library descends from. */
  'compare.lineage': call(z.object({ id: ModelId }), Lineage),
  /** The last state of a model of the library that another copy of it descends from: by the copy's lineage, else by likeness. */
  'compare.base': call(z.object({ id: ModelId, document: ModelDocument, lineage: Lineage.optional() }), CommonBase),
  /** What a change of a model does to its cases. Asked again with the same id, the earlier question is dropped. */
  'compare.effect': call(
    z.object({ id: z.string().min(1).max(100), before: ProcessModel, after: ProcessModel }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('answered'), effect: EffectContent }),
      z.object({ kind: z.literal('refused'), failures: z.array(Message) }),
      z.object({ kind: z.literal('cancelled') }),
    ]),
  ),
  'compare.cancelEffect': call(z.object({ id: z.string().max(100) }), nothing),
  /** Conflicts of a merge that came with a model, or were left open. */
  'merge.conflicts': call(z.object({ id: ModelId }), OpenConflicts),
  /** A merge for which nothing had to be changed: there is no step that it would go with. */
  'merge.record': call(z.object({ id: ModelId, merge: MergeRecord }), nothing),

  'sample.list': call(z.object({ locale: Locale }), z.array(SampleEntry)),
  'sample.open': call(z.object({ id: z.string().max(100), locale: Locale }), z.object({ id: ModelId })),

  'simulation.start': call(
    z.object({
      modelId: ModelId,
      /** `null` is the master. The first one is the base of the comparisons and of the bottleneck list. */
      scenarios: z.array(VariantId.nullable()).min(1).max(20),
      /** In place of the model's own, within the same bounds: a number without end would take the memory of the whole program. */
      overrides: RunSettings.unwrap().pick({ cases: true, replications: true, seed: true, warmUpCases: true, confidence: true, stopping: true }).partial(),
      withBottlenecks: z.boolean(),
    }),
    z.object({ runId: z.string() }),
  ),
  'simulation.cancel': call(z.object({ runId: z.string() }), nothing),
  'simulation.runs': call(z.object({ modelId: ModelId }), z.array(RunHeader)),
  'simulation.run': call(z.object({ runId: z.string() }), z.object({ header: RunHeader, report: SimulationReport.nullable() })),

  /** What happened to the first cases of one replication, in one variant or in two on the same arrivals. Nothing is kept. */
  'simulation.trace': call(
    z.object({
      /** Chosen by the caller; names the trace to `simulation.cancelTrace`. */
      id: z.string().min(1).max(100),
      modelId: ModelId,
      variants: z.array(VariantId.nullable()).min(1).max(2),
      cases: z.int().min(1).max(MOST_TRACED_CASES),
      /** Absent: that of the model. */
      seed: z.int().min(0).max(LARGEST_SEED).optional(),
      replication: z.int().min(0).max(9_999),
    }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('traced'), revision: z.int(), traces: z.array(TraceColumns) }),
      z.object({ kind: z.literal('refused'), problems: z.array(TraceProblem) }),
      z.object({ kind: z.literal('cancelled') }),
    ]),
  ),
  'simulation.cancelTrace': call(z.object({ id: z.string().max(100) }), nothing),

  /**
   * The event log of the first replication of one scenario, as a file for process-mining tools. As many of the cases asked
   * for as one file can carry: `isCut` says that there are more. Nothing is kept.
   */
  'simulation.log': call(
    z.object({
      /** Chosen by the caller; names the log to `simulation.cancelLog`. */
      id: z.string().min(1).max(100),
      modelId: ModelId,
      variant: VariantId.nullable(),
      format: LogFormat,
      /** The first so many; `null`: all of the run. */
      cases: z.int().min(1).max(10_000_000).nullable(),
      /** Of the run, in place of the model's own. */
      overrides: RunSettings.unwrap().pick({ cases: true, seed: true }).partial(),
    }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('written'), file: FileBytes, isCut: z.boolean() }),
      z.object({ kind: z.literal('refused'), problems: z.array(TraceProblem) }),
      z.object({ kind: z.literal('cancelled') }),
    ]),
  ),
  'simulation.cancelLog': call(z.object({ id: z.string().max(100) }), nothing),

  /** Answers a question about a model by simulating it. Asked again with the same id, the earlier question is dropped. Nothing is kept. */
  'answer.ask': call(
    z.object({ id: z.string().min(1).max(100), modelId: ModelId, variant: VariantId.nullable(), question: Question, overrides: AnswerOverrides }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('answered'), revision: z.int(), answer: AnswerContent }),
      z.object({ kind: z.literal('refused'), failures: z.array(Message) }),
      z.object({ kind: z.literal('cancelled') }),
    ]),
  ),
  'answer.cancel': call(z.object({ id: z.string().max(100) }), nothing),

  'experiment.start': call(
    z.object({ modelId: ModelId, variant: VariantId.nullable(), design: ExperimentDesign, overrides: AnswerOverrides }),
    z.object({ experimentId: ExperimentId }),
  ),
  /** Goes on with what is missing. */
  'experiment.resume': call(z.object({ experimentId: ExperimentId }), nothing),
  'experiment.pause': call(z.object({ experimentId: ExperimentId }), nothing),
  'experiment.list': call(z.object({ modelId: ModelId }), z.array(ExperimentHeader)),
  'experiment.read': call(z.object({ experimentId: ExperimentId }), ExperimentContent),
  'experiment.remove': call(z.object({ experimentId: ExperimentId }), nothing),

  'settings.get': call(nothing, Settings),
  'settings.set': call(Settings.partial(), Settings),

  'host.info': call(nothing, z.object({ kind: z.enum(['electron', 'browser']), version: z.string(), platform: z.string(), dataFolder: z.string() })),
  /** Native dialogs and windows: the Electron host only. The browser host answers `not-available`; the renderer has its own ways there. */
  /** `isOne`: no more than one can be chosen. */
  'host.openFiles': call(z.object({ title: text, extensions: z.array(z.string().max(20)), isOne: z.boolean().optional() }), z.array(FileBytes)),
  'host.saveFile': call(FileBytes, z.object({ isSaved: z.boolean() })),
  'host.printToPdf': call(z.object({ name: text }), z.object({ isSaved: z.boolean() })),
  'host.setMenu': call(z.object({ locale: Locale, enabled: z.array(CommandId), checked: z.array(CommandId) }), nothing),
  'host.openExternal': call(z.object({ url: z.url({ protocol: /^https$/ }) }), nothing),
  'host.setTitle': call(z.object({ title: text }), nothing),
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type Input<C extends CallName> = z.input<Contract[C]['input']>;
export type Output<C extends CallName> = z.output<Contract[C]['output']>;

/** Pushed from the Node side. */
export const events = {
  'model.changed': z.object({ id: ModelId, revision: z.int() }),
  'library.changed': z.object({}),
  /** A file was opened from outside (double click, second instance, drop on the icon). */
  'model.opened': z.object({ id: ModelId, warnings: z.array(ImportWarning) }),
  'import.failed': z.object({ name: text, message: Message }),
  'simulation.progress': z.object({
    runId: z.string(),
    modelId: ModelId,
    status: z.enum(['running', 'finished', 'cancelled', 'failed']),
    done: z.int(),
    total: z.int(),
    /** So far; the intervals narrow with each one. */
    partial: SimulationReport.nullable(),
    failure: z.array(Message).nullable(),
  }),
  'answer.progress': z.object({ id: z.string(), done: z.int(), total: z.int().nullable() }),
  'experiment.progress': z.object({
    experimentId: ExperimentId,
    modelId: ModelId,
    status: ExperimentHeader.shape.status,
    done: z.int(),
    total: z.int(),
    failure: z.array(Message).nullable(),
  }),
  'menu.command': z.object({ command: CommandId }),
} as const;
export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;

/** A failure that crosses the bridge. `code` is for programs, `message` for people. */
export const IpcError = z.object({
  code: z.enum(['bad-input', 'not-found', 'conflict', 'refused', 'not-available', 'storage', 'cancelled', 'internal']),
  message: Message,
  /** For the log and the error report; never shown as the only text. */
  detail: z.string().optional(),
});
export type IpcError = z.infer<typeof IpcError>;

/** What the renderer sees, whichever host it runs in. */
export interface LanewayApi {
  readonly host: 'electron' | 'browser';
  invoke<C extends CallName>(call: C, input: Input<C>): Promise<Result<Output<C>, IpcError>>;
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
}

/** `electron/` must have one for each call: a call without a handler does not compile. */
export type Handlers = { readonly [C in CallName]: (input: z.output<Contract[C]['input']>) => Output<C> | Promise<Output<C>> };
