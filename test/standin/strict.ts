/** Asked for by Node, the debugger and `await` on every object, whatever it is. */
const asked: ReadonlySet<string> = new Set(['then', 'toJSON', 'inspect', 'constructor', 'nodeType', 'tagName', '$$typeof', 'asymmetricMatch', '__esModule', 'default', 'prototype', 'splice', 'length', 'name']);

/**
 * An object whose unknown members throw, so that a part of Electron that the stand-in does not have fails the test
 * instead of passing as `undefined`.
 */
export function strict<T extends object>(name: string, target: T): T {
  /** The same function each time it is asked for. */
  const bounds = new WeakMap<object, object>();
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === 'string' && !(key in object) && !asked.has(key)) throw new Error(`The Electron stand-in has no ${name}.${key}`);
      const value: unknown = Reflect.get(object, key, object);
      if (typeof value !== 'function' || isClass(value)) return value;
      // Private fields are reached only through the object itself, not through the proxy.
      const bound = bounds.get(value) ?? ((...args: unknown[]): unknown => Reflect.apply(value, object, args));
      bounds.set(value, bound);
      return bound;
    },
  });
}

const isClass = (value: object) => /^class\b/.test(Function.prototype.toString.call(value));
