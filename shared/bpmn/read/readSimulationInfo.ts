import type { ProcessModel } from '../../model/ProcessModel.ts';
import type { Imported } from './importTree.ts';

export function readSimulationInfo(imported: Imported): ProcessModel {
  return imported.model;
}
