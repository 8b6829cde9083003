import { diffModels } from '../../delta/diffModels.ts';
import { variantId, type VariantId } from '../../model/ids.ts';
import type { ModelDocument, Variant } from '../../model/ModelDocument.ts';
import type { ProcessModel } from '../../model/ProcessModel.ts';
import { safeId } from '../safeId.ts';
import type { BpsimScenario } from './readBpsim.ts';

/** The first scenario is the master (`master`, with whatever else the file holds); each further one a variant of what it inherits from. */
export function documentOfScenarios(master: ProcessModel, [first, ...others]: readonly BpsimScenario[]): ModelDocument {
  const variants: Record<VariantId, Variant> = {};
  const ids = new Map<string, VariantId>();
  for (const { id } of others) ids.set(id, variantId(safeId(id, new Set<string>(ids.values()))));
  const known = new Map(others.map((scenario) => [scenario.id, scenario]));
  others.forEach(({ id, name, inherits, model }, order) => {
    const above = inherits === null || leadsTo(inherits, id, known) ? undefined : known.get(inherits);
    const key = ids.get(id)!;
    const overlay = diffModels((above ?? first!).model, model);
    variants[key] = { id: key, name: (name || id).slice(0, 2_000), parent: above ? ids.get(above.id)! : null, order, overlay };
  });
  return { master, variants };
}

/** Do scenarios inherit from each other in a circle that holds this one? */
function leadsTo(from: string, to: string, known: ReadonlyMap<string, BpsimScenario>): boolean {
  const seen = new Set<string>();
  for (let at: string | null = from; at !== null && !seen.has(at); at = known.get(at)?.inherits ?? null) {
    if (at === to) return true;
    seen.add(at);
  }
  return false;
}
