import type { DifferenceKind } from '../../shared/delta/Comparison.ts';

/**
 * How each kind of difference is told apart without its colour: a sign in a badge, and the dashes of the frame around
 * what it is about. Signs are drawn in a field of 12 × 12.
 */
export const KIND_SIGNS: Readonly<Record<DifferenceKind, { readonly sign: string; readonly dash: string | undefined }>> = {
  added: { sign: 'M6 2.5V9.5M2.5 6H9.5', dash: undefined },
  removed: { sign: 'M2.5 6H9.5', dash: '7 5' },
  changed: { sign: 'M2.5 9.5L3 7L7.5 2.5L9.5 4.5L5 9Z', dash: '2 3' },
  movedLane: { sign: 'M6 2V10M3.5 4.5L6 2L8.5 4.5M3.5 7.5L6 10L8.5 7.5', dash: '12 4' },
  reconnected: { sign: 'M2 8.5C2 4 6 8 9.5 3.5M6.5 3L9.5 3.2L9.3 6.2', dash: '9 3 2 3' },
  layout: { sign: 'M2.5 2.5H6.5V6.5H2.5ZM8 8H9.5V9.5H8Z', dash: '1 4' },
};
