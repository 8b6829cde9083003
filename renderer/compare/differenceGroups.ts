import { DIFFERENCE_KINDS, type Difference, type DifferenceKind } from '../../shared/delta/Comparison.ts';

export interface DifferenceGroup {
  readonly kind: DifferenceKind;
  readonly items: readonly { readonly index: number; readonly difference: Difference }[];
}

/** Differences by kind, each with its place in the whole list; layout last, and only when there is any. */
export function differenceGroups(differences: readonly Difference[]): readonly DifferenceGroup[] {
  return DIFFERENCE_KINDS.map((kind): DifferenceGroup => ({ kind, items: differences.flatMap((difference, index) => (difference.kind === kind ? [{ index, difference }] : [])) })).filter(({ items }) => items.length > 0);
}

/** The order in which keys step through the list: as it is read, without what is folded away. */
export const steppedOrder = (groups: readonly DifferenceGroup[], withLayout: boolean): readonly number[] =>
  groups.filter(({ kind }) => withLayout || kind !== 'layout').flatMap(({ items }) => items.map(({ index }) => index));

/** The next or previous of an order, around its ends; the first or last where nothing is chosen yet. */
export function stepIn(order: readonly number[], current: number | null, by: 1 | -1): number | null {
  if (order.length === 0) return null;
  const at = current === null ? -1 : order.indexOf(current);
  if (at < 0) return (by === 1 ? order[0] : order.at(-1)) ?? null;
  return order[(at + by + order.length) % order.length] ?? null;
}
