import { importTree } from '../../bpmn/read/importTree.ts';
import { parseBpmn } from '../../bpmn/readBpmn.ts';
import { TreeEditor } from '../../bpmn/write/TreeEditor.ts';
import { serialise } from '../../bpmn/xml/serialise.ts';
import type { ImportWarning } from '../../bpmn/ImportWarning.ts';
import type { RoleId } from '../../model/ids.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { Complaints } from '../Complaints.ts';
import { ScenarioWriter } from './ScenarioWriter.ts';

export interface WithBpsim {
  readonly bytes: Uint8Array;
  /** What BPSim has no word for. */
  readonly warnings: readonly ImportWarning[];
}

/** A variant of the model that the file draws, with all that it inherits. */
export interface NamedModel {
  readonly name: string;
  readonly model: ProcessModel;
}

/**
 * A BPMN file of a model, as Laneway writes it, with the simulation parameters as BPSim 2.0 beside it, for other tools:
 * a scenario for the model, and one for each variant, which says everything anew. BPSim data that the file had is
 * replaced. Laneway itself reads its own extension, which says more.
 */
export function withBpsim(bpmn: Uint8Array, model: ProcessModel, variants: readonly NamedModel[] = []): WithBpsim {
  const parsed = parseBpmn(bpmn);
  if (!parsed.ok) throw new Error(`The written file cannot be read: ${JSON.stringify(parsed.error)}`);
  const { tree } = parsed.value;
  const { index } = importTree(tree.root);
  const editor = new TreeEditor(tree);
  for (const relationship of tree.root.all('relationship')) if (relationship.child('extensionElements')?.child('BPSimData', 'bpsim')) editor.remove(relationship);
  const complaints = new Complaints();
  const idInFile = (id: string) => { const element = index.elementOf(id); return element ? editor.idOf(element) : null; };
  const shared = { editor, idInFile, complaints, resources: new Map<RoleId, string>(), calendars: new Set<string>() };
  const scenarios = [{ name: model.meta.name, model }, ...variants].map((of, i) => {
    if (i > 0) complainOfStructure(complaints, model, of);
    return new ScenarioWriter(shared, of).scenario();
  });
  const data = editor.create('bpsim', 'BPSimData', {}, scenarios);
  const process = tree.root.child('process') ?? tree.root.child('collaboration');
  const name = process ? editor.idOf(process) : '';
  editor.insert(tree.root, editor.create('bpmn', 'relationship', { type: 'BPSimData' }, [
    editor.create('bpmn', 'extensionElements', {}, [data]), editor.create('bpmn', 'source', {}, [name]), editor.create('bpmn', 'target', {}, [name]),
  ]));
  return { bytes: new TextEncoder().encode(serialise(tree)), warnings: oncePerFact(complaints.warnings) };
}

/** A scenario gives what the file draws other parameters; it cannot draw something else. */
function complainOfStructure(complaints: Complaints, drawn: ProcessModel, { name, model }: NamedModel): void {
  for (const table of ['nodes', 'flows'] as const) {
    for (const { id, name: called } of rows<string, { readonly id: string; readonly name: string }>(model[table])) if (!find(drawn[table], id)) complaints.notWritten({ where: name }, `+ ${called || id}`);
    for (const { id, name: called } of rows<string, { readonly id: string; readonly name: string }>(drawn[table])) if (!find(model[table], id)) complaints.notWritten({ where: name }, `− ${called || id}`);
  }
}

/** Most of what a variant lacks, its parent lacks as well. */
const oncePerFact = (warnings: readonly ImportWarning[]): ImportWarning[] => [...new Map(warnings.map((warning) => [JSON.stringify(warning), warning])).values()];
