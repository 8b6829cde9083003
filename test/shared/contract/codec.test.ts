import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../../shared/contract/codec.ts';

describe('the wire codec', () => {
  it('gives back whatever goes in', () => {
    const leaf = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.uint8Array({ maxLength: 100 }));
    const key = fc.oneof(fc.string(), fc.constant('$'), fc.constant('of')).filter((name) => name !== '__proto__');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true })),
    }));
    fc.assert(fc.property(value, (sent) => {
      // JSON knows no −0; nothing of ours tells it from 0.
      const expected = JSON.parse(JSON.stringify([sent], (_, v) => (v instanceof Uint8Array ? { bytes: [...v] } : v)).replaceAll('-0,', '0,'));
      const received = JSON.parse(JSON.stringify([decode(encode(sent))], (_, v) => (v instanceof Uint8Array ? { bytes: [...v] } : v)).replaceAll('-0,', '0,'));
      expect(received).toEqual(expected);
    }));
  });

  it('carries bytes, also as a Buffer, NaN and the infinities', () => {
    expect(decode(encode({ file: Buffer.from([0, 127, 255]), values: [Number.NaN, Infinity, -Infinity] }))).toEqual({ file: new Uint8Array([0, 127, 255]), values: [Number.NaN, Infinity, -Infinity] });
  });

  it('carries columns of numbers, also a part of a larger one', () => {
    const sent = { at: Float64Array.of(0.1, Infinity, Number.NaN), node: Int32Array.of(-1, 7, 2 ** 31 - 1).subarray(1), outcome: Int8Array.of(-1, 2), none: new Float64Array(0) };

    expect(decode(encode(sent))).toEqual({ at: Float64Array.of(0.1, Infinity, Number.NaN), node: Int32Array.of(7, 2 ** 31 - 1), outcome: Int8Array.of(-1, 2), none: new Float64Array(0) });
    expect(() => encode(new Uint32Array(1))).toThrow(TypeError);
  });

  it('carries a large file', () => {
    const bytes = new Uint8Array(3_000_000).map((_, i) => i * 31);

    expect(decode(encode(bytes))).toEqual(bytes);
  });

  it('leaves out what is undefined, and does not touch what it is given', () => {
    const sent = Object.freeze({ a: undefined, bytes: new Uint8Array([1]), list: Object.freeze([1, Number.NaN]) });

    expect(decode(encode(sent))).toEqual({ bytes: new Uint8Array([1]), list: [1, Number.NaN] });
  });

  it.each(['{"__proto__":{"isAdmin":true}}', '{"a":[{"__proto__":1}]}', '{"$":"bytes","of":1}', '{"$":"bytes","of":"***"}', '{"$":"number","of":"1"}', '{"$":"float64","of":"AAAA"}', '{"$":"int32","of":[1]}', '{"$":"script","of":""}', '{"$":"object","of":[]}', '{', ''])('refuses %s', (text) => {
    expect(() => decode(text)).toThrow();
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
  });
});
