/** A column of a trace: a typed array that grows by doubling, and is cut to length at the end. */
export class Column<A extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Int8Array<ArrayBuffer>> {
  length = 0;
  #values: A;
  readonly #make: (length: number) => A;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.#values = make(256);
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const longer = this.#make(2 * this.length);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  set(at: number, value: number): void {
    this.#values[at] = value;
  }

  cut(): A {
    const whole = this.#make(this.length);
    whole.set(this.#values.subarray(0, this.length));
    return whole;
  }
}

export const integers = (): Column<Int32Array<ArrayBuffer>> => new Column((length) => new Int32Array(length));
export const doubles = (): Column<Float64Array<ArrayBuffer>> => new Column((length) => new Float64Array(length));
export const bytes = (): Column<Int8Array<ArrayBuffer>> => new Column((length) => new Int8Array(length));
