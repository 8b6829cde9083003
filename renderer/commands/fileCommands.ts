import { currentT } from '../i18n.ts';
import { exportModel } from '../files/exportModel.ts';
import { importFiles, importSources } from '../files/importFiles.ts';
import { pickFolder } from '../files/importing/droppedFiles.ts';
import { printModel, printModelToPdf } from '../files/printModel.ts';
import { pickFile, pickFiles } from '../files/transfer.ts';
import { createModel } from '../start/createModel.ts';
import type { StudioState } from '../store/StudioState.ts';
import { studio } from '../store/studioStore.ts';
import { registerCommands } from './registry.ts';

const isModelOpen = (s: StudioState) => s.open !== null;

async function duplicateModel(): Promise<void> {
  const { open, api, flush, openModel, notifyError } = studio.getState();
  if (!open || !(await flush())) return;
  const name = currentT()('shell.copyOf', { name: open.document.master.meta.name });
  const answer = await api.invoke('model.duplicate', { id: open.id, name });
  if (answer.ok) await openModel(answer.value.id);
  else notifyError(answer.error);
}

async function saveNow(): Promise<void> {
  const { retrySaving, flush, notify } = studio.getState();
  retrySaving();
  if (await flush()) notify({ tone: 'success', message: { key: 'shell.save.done' } });
}

/** Files that hold parameters: Prosimos, BPSim or QBP in BPMN, Laneway's own. */
const PARAMETER_EXTENSIONS = ['json', 'bpmn', 'xml', 'laneway'] as const;

async function importChosenParameters(): Promise<void> {
  const file = await pickFile(studio.getState().api, currentT()('importing.params.title'), PARAMETER_EXTENSIONS);
  // Readers of other tools' files come only when they are needed.
  if (file) (await import('../files/importParameters.ts')).importParameters(file);
}

export const registerFileCommands = (): (() => void) =>
  registerCommands({
    'file.new': { run: () => createModel() },
    'file.import': { run: async () => importFiles(await pickFiles(studio.getState().api, currentT()('shell.import.title'))) },
    'file.importFolder': { run: async () => importSources(await pickFolder()) },
    'file.importParameters': { run: importChosenParameters, isEnabled: isModelOpen },
    'file.duplicate': { run: duplicateModel, isEnabled: isModelOpen },
    'file.save': { run: saveNow, isEnabled: isModelOpen },
    'file.exportLaneway': { run: () => exportModel('laneway'), isEnabled: isModelOpen },
    'file.exportBpmn': { run: () => exportModel('bpmn'), isEnabled: isModelOpen },
    'file.print': { run: printModel, isEnabled: isModelOpen },
    'file.printToPdf': { run: printModelToPdf, isEnabled: isModelOpen },
    'file.library': { run: () => studio.getState().closeModel(), isEnabled: isModelOpen },
  });
