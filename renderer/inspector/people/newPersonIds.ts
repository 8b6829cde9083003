import { personId, type PersonId } from '../../../shared/model/ids.ts';
import { newId } from '../../newId.ts';

/** Ids for people who come together. Files keep tables sorted by id, so theirs rise: who was first in the list stays first. */
export function newPersonIds(count: number): readonly PersonId[] {
  const stem = newId('Person');
  const digits = String(count).length;
  return Array.from({ length: count }, (_, i) => personId(`${stem}_${String(i + 1).padStart(digits, '0')}`));
}
