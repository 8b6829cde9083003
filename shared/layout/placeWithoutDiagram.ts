import type { Geometry } from '../model/Geometry.ts';
import type { ElementId } from '../model/ids.ts';
import type { ProcessModel } from '../model/ProcessModel.ts';
import { Composer } from './composeLayout.ts';
import { longestPath } from './longestPath.ts';

/**
 * Places for a model that came without a diagram: columns by longest path, lanes as bands, pools stacked, content
 * inside its sub-process, boundary events on their border. At once and without overlaps; for beauty there is
 * `layoutModel`.
 */
export function placeWithoutDiagram(model: ProcessModel): Readonly<Record<ElementId, Geometry>> {
  const layerer = ({ nodes, edges }: { readonly nodes: readonly unknown[]; readonly edges: readonly (readonly [number, number])[] }) =>
    ({ column: longestPath({ count: nodes.length, edges }), order: nodes.map((_, i) => i) });
  return new Composer(model, layerer).compose();
}
