import type { Geometry } from '../model/Geometry.ts';
import type { ElementId } from '../model/ids.ts';
import type { ProcessModel } from '../model/ProcessModel.ts';
import { Composer, type Layerer } from './composeLayout.ts';
import { longestPath } from './longestPath.ts';

/** Columns by longest path; in a column, the order in which the model lists the steps. */
export const byLongestPath: Layerer = ({ nodes, edges }) => ({ column: longestPath({ count: nodes.length, edges }), order: nodes.map((_, i) => i) });

/**
 * Places for a model that came without a diagram: columns by longest path, lanes as bands, pools stacked, content
 * inside its sub-process, boundary events on their border. At once and without overlaps; for beauty there is
 * `layoutModel`.
 */
export function placeWithoutDiagram(model: ProcessModel): Readonly<Record<ElementId, Geometry>> {
  return new Composer(model, byLongestPath).compose();
}
