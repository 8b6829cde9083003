/**
 * Gives ids that no element of the document has yet, such as `Task_k3f9a1`. Commands are pure, so whoever calls them
 * brings the ids: random ones in the application, counted ones in tests.
 */
export type IdSource = (prefix: string) => string;

/** Ids in sequence: `Task_1`, `Task_2`, … For tests, samples and imports that must be repeatable. */
export function countedIds(start = 1): IdSource {
  let next = start;
  return (prefix) => `${prefix}_${next++}`;
}
