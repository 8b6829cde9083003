import { commands } from './messages/commands.ts';
import { canvas } from './messages/canvas.ts';
import { shell } from './messages/shell.ts';
import { inspector } from './messages/inspector.ts';
import { simulation } from './messages/simulation.ts';
import { lint } from './messages/lint.ts';
import { bpmn } from './messages/bpmn.ts';
import { storage } from './messages/storage.ts';
import { menu } from './messages/menu.ts';
import { cli } from './messages/cli.ts';
import { editing } from './messages/editing.ts';
import { desktop } from './messages/desktop.ts';
import { engine } from './messages/engine.ts';
import { results } from './messages/results.ts';
import { resultViews } from './messages/resultViews.ts';
import { replay } from './messages/replay.ts';
import { interchange } from './messages/interchange.ts';
import { importing } from './messages/importing.ts';
import { bpmnNames } from './messages/bpmnNames.ts';
import { answers } from './messages/answers.ts';
import { compare } from './messages/compare.ts';
import { comparing } from './messages/comparing.ts';
import { handbook } from './messages/handbook.ts';
import { viewer } from './messages/viewer.ts';
import { exporting } from './messages/exports.ts';
import { eventLog } from './messages/eventLog.ts';

/** Every text of the product, by key. */
export const catalogue = {
  ...commands,
  ...canvas,
  ...shell,
  ...inspector,
  ...simulation,
  ...lint,
  ...bpmn,
  ...storage,
  ...menu,
  ...cli,
  ...editing,
  ...desktop,
  ...engine,
  ...results,
  ...resultViews,
  ...replay,
  ...interchange,
  ...importing,
  ...bpmnNames,
  ...answers,
  ...compare,
  ...comparing,
  ...handbook,
  ...viewer,
  ...exporting,
  ...eventLog,
} as const;

type Plural<K> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;
export type MessageKey = Plural<keyof typeof catalogue>;
