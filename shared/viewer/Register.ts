/** Values that come again are kept once and known by their position: the same words, marks and facts stand at thousands of elements. */
export class Register<T> {
  readonly rows: T[] = [];
  private readonly known = new Map<string, number>();

  /** The position of a value; values that write the same JSON are the same. */
  at(value: T): number {
    // A text that reads like JSON is still a text.
    const key = typeof value === 'string' ? `"${value}` : JSON.stringify(value);
    const before = this.known.get(key);
    if (before !== undefined) return before;
    this.known.set(key, this.rows.length);
    return this.rows.push(value) - 1;
  }
}
