/** Ends a `switch` over a union: a member that was forgotten does not compile, one that came from outside throws. */
export function never(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`);
}
