import { importTree } from '../../bpmn/read/importTree.ts';
import { parseBpmn } from '../../bpmn/readBpmn.ts';
import { TreeEditor } from '../../bpmn/write/TreeEditor.ts';
import { serialise } from '../../bpmn/xml/serialise.ts';
import type { ImportWarning } from '../../bpmn/ImportWarning.ts';
import type { ProcessModel } from '../../model/ProcessModel.ts';
import { ScenarioWriter } from './ScenarioWriter.ts';

export interface WithBpsim {
  readonly bytes: Uint8Array;
  /** What BPSim has no word for. */
  readonly warnings: readonly ImportWarning[];
}

/**
 * A BPMN file of a model, as Laneway writes it, with the simulation parameters as BPSim 2.0 beside it, for other tools.
 * BPSim data that the file had is replaced. Laneway itself reads its own extension, which says more.
 */
export function withBpsim(bpmn: Uint8Array, model: ProcessModel): WithBpsim {
  const parsed = parseBpmn(bpmn);
  if (!parsed.ok) throw new Error(`The written file cannot be read: ${JSON.stringify(parsed.error)}`);
  const { tree } = parsed.value;
  const { index } = importTree(tree.root);
  const editor = new TreeEditor(tree);
  for (const relationship of tree.root.all('relationship')) if (relationship.child('extensionElements')?.child('BPSimData', 'bpsim')) editor.remove(relationship);
  const writer = new ScenarioWriter(editor, model, (id) => { const element = index.elementOf(id); return element ? editor.idOf(element) : null; });
  const data = editor.create('bpsim', 'BPSimData', {}, [writer.scenario()]);
  const process = tree.root.child('process') ?? tree.root.child('collaboration');
  const name = process ? editor.idOf(process) : '';
  editor.insert(tree.root, editor.create('bpmn', 'relationship', { type: 'BPSimData' }, [
    editor.create('bpmn', 'extensionElements', {}, [data]), editor.create('bpmn', 'source', {}, [name]), editor.create('bpmn', 'target', {}, [name]),
  ]));
  return { bytes: new TextEncoder().encode(serialise(tree)), warnings: writer.complaints.warnings };
}
