import type { Geometry } from '../model/Geometry.ts';
import type { ElementId } from '../model/ids.ts';
import type { ProcessModel } from '../model/ProcessModel.ts';
import { Composer } from './composeLayout.ts';

/**
 * Places for a model that came without a diagram: columns by longest path, lanes as bands, pools stacked, content
 * inside its sub-process, boundary events on their border. Nothing overlaps.
 */
export function placeWithoutDiagram(model: ProcessModel): Readonly<Record<ElementId, Geometry>> {
  return new Composer(model, () => true).compose();
}
