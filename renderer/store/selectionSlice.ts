import type { ElementId } from '../../shared/model/ids.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';

export interface SelectionSlice {
  /** View state: outside the model, outside undo. */
  readonly selection: ReadonlySet<ElementId>;
  /** The label editor is open on this element. */
  readonly renaming: ElementId | null;
  /** Asks the canvas to bring an element into view; `count` makes the same element a new request. */
  readonly reveal: { readonly id: ElementId; readonly count: number } | null;
  select(ids: Iterable<ElementId>): void;
  startRename(id: ElementId | null): void;
  /** Selects one element and brings it into view. */
  revealElement(id: ElementId): void;
}

export const hasElement = (model: ProcessModel, id: ElementId): boolean =>
  Object.hasOwn(model.nodes, id) || Object.hasOwn(model.flows, id) || Object.hasOwn(model.lanes, id) || Object.hasOwn(model.pools, id);

/** The same set, or a smaller one without what the model no longer holds. */
export function pruneSelection(selection: ReadonlySet<ElementId>, model: ProcessModel): ReadonlySet<ElementId> {
  const kept = [...selection].filter((id) => hasElement(model, id));
  return kept.length === selection.size ? selection : new Set(kept);
}
