import { diffModels } from '../../shared/delta/diffModels.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import type { Arrivals } from '../../shared/model/Node.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';

function read(model: ProcessModel, reading: Arrivals['reading']): ProcessModel {
  const nodes = { ...model.nodes };
  for (const node of rows(model.nodes)) if (node.kind === 'startEvent' && node.arrivals && node.arrivals.reading !== reading) nodes[node.id] = { ...node, arrivals: { ...node.arrivals, reading } };
  return { ...model, nodes };
}

/** The document with every arrival calendar read in one way, in the master and in each variant. */
export function withArrivalRule(document: ModelDocument, reading: Arrivals['reading']): ModelDocument {
  const variants = rows(document.variants).map((variant) => {
    const parent = read(effectiveModel(document, find(document.variants, variant.parent)?.id ?? null).model, reading);
    return [variant.id, { ...variant, overlay: diffModels(parent, read(effectiveModel(document, variant.id).model, reading)) }] as const;
  });
  return { master: read(document.master, reading), variants: Object.fromEntries(variants) };
}
