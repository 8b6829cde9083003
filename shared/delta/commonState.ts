import { revertEdit } from '../commands/editDocument.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import type { DocumentEdit } from './DocumentEdit.ts';
import { partOf, partsOf, partsTouched } from './documentParts.ts';
import { isEqual } from './isEqual.ts';

export interface CommonState {
  readonly document: ModelDocument;
  /** How many of the steps lie after it; 0: the document as it is now. */
  readonly stepsBack: number;
  /** Elements that the other copy holds differently than this state did. */
  readonly differing: number;
}

/** Names of the parts that two documents do not hold alike. */
export function differingParts(a: ModelDocument, b: ModelDocument): Set<string> {
  return new Set([...new Set([...partsOf(a), ...partsOf(b)])].filter((part) => !isEqual(partOf(a, part), partOf(b, part))));
}

/**
 * The state by likeness that two copies of a model had in common, for copies whose lineage does not say it: the one of the
 * first's history from which the second differs in the fewest elements. Where several do alike, the earliest: whatever is
 * after it counts as a change of the first, so that nobody's change is taken for the other's undoing of it; at worst a
 * merge asks once more than it had to.
 *
 * `steps`: what led to `ours`, newest first, as far back as it is known. Costs as much as the steps it walks over.
 */
export function commonState(ours: ModelDocument, theirs: ModelDocument, steps: Iterable<DocumentEdit>): CommonState {
  let differing = differingParts(ours, theirs);
  let document = ours;
  let best: CommonState = { document, stepsBack: 0, differing: differing.size };
  let stepsBack = 0;
  for (const step of steps) {
    document = revertEdit(document, step);
    stepsBack += 1;
    const touched = partsTouched(step.inverse);
    if (touched === null) differing = differingParts(document, theirs);
    else {
      for (const part of touched) {
        if (isEqual(partOf(document, part), partOf(theirs, part))) differing.delete(part);
        else differing.add(part);
      }
    }
    if (differing.size <= best.differing) best = { document, stepsBack, differing: differing.size };
  }
  return best;
}
