import type { ProcessModel } from '../../model/ProcessModel.ts';
import { readBpsim, type BpsimScenario } from '../../interchange/bpsim/readBpsim.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import { importTree, type Imported, type TreeOptions } from './importTree.ts';
import { readExtensions } from './readExtensions.ts';
import { readSimulationInfo } from './readSimulationInfo.ts';

/** A file in three readings, each on top of the one before. */
export interface ImportedFile {
  /** Plain BPMN. */
  readonly plain: Imported;
  /** With simulation parameters of other tools. */
  readonly base: ProcessModel;
  /** The scenarios of its BPSim data; the first of them is `base`. */
  readonly scenarios: readonly BpsimScenario[];
  /** With the Laneway extension: what is opened. */
  readonly model: ProcessModel;
}

export function importFile(root: XmlElement, options: TreeOptions = {}): ImportedFile {
  const plain = importTree(root, options);
  const informed = readSimulationInfo(plain);
  const scenarios = readBpsim(plain, informed);
  const base = scenarios[0]?.model ?? informed;
  return { plain, base, scenarios, model: readExtensions(plain, base) };
}
