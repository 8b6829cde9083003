import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importErrorMessage } from '../../../shared/bpmn/ImportError.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { readLaneway, writeLaneway } from '../../../shared/files/lanewayFile.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { emptyDocument, emptyModel } from '../../../shared/model/emptyModel.ts';
import { poolId, variantId } from '../../../shared/model/ids.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { unwrap } from '../../../shared/result.ts';
import { fixture, soundFixtures, type Fixture } from '../bpmn/fixtures.ts';

const document = (file: Fixture): ModelDocument => unwrap(readBpmn(file.bytes)).document;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytesOf = (content: string) => new TextEncoder().encode(content);
const reasonOf = (content: string) => { const result = readLaneway(bytesOf(content)); return result.ok ? 'opened' : result.error.code; };

const withVariant: ModelDocument = {
  master: { ...emptyModel('Repair'), pools: { [poolId('P1')]: { id: poolId('P1'), kind: 'implicit', name: 'a', order: 0 } } },
  variants: {
    [variantId('v1')]: {
      id: variantId('v1'), name: 'One more', parent: null, order: 0,
      overlay: {
        pools: { added: { P2: { id: 'P2', kind: 'blackBox', name: 'Partner', order: 1 } }, changed: { P1: { name: { from: 'a', to: 'b' } } }, removed: {} },
      },
    },
  },
};

describe('a Laneway file', () => {
  it.each(soundFixtures)('$name: saved, opened and saved again gives the same bytes', (file) => {
    const attachments = { 'source.bpmn': file.bytes };
    const first = writeLaneway(document(file), attachments);
    const opened = unwrap(readLaneway(first));

    expect(opened.document).toEqual(document(file));
    expect(Buffer.compare(opened.attachments['source.bpmn']!, file.bytes)).toBe(0);
    expect(Buffer.compare(writeLaneway(opened.document, opened.attachments), first)).toBe(0);
  });

  it('is the same whatever the order in which elements were made', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/).filter((id) => !(id in {}) && id !== 'prototype'), { maxLength: 12 });
    fc.assert(fc.property(names, fc.string({ unit: 'binary', maxLength: 40 }), (ids, name) => {
      const pools = ids.map((id, order) => [id, { id: poolId(id), kind: 'blackBox' as const, name, order }] as const);
      const ahead: ModelDocument = { ...emptyDocument(name.slice(0, 20)), master: { ...emptyModel('x'), pools: Object.fromEntries(pools) } };
      const back: ModelDocument = { ...ahead, master: { ...ahead.master, pools: Object.fromEntries(pools.toReversed()) } };
      const bytes = writeLaneway(ahead);

      expect(text(writeLaneway(back))).toBe(text(bytes));
      // Halves of surrogate pairs have no UTF-8; everything else comes back as it was.
      if (name.isWellFormed()) expect(unwrap(readLaneway(bytes)).document).toEqual(ahead);
    }));
  });

  it('says which states it descends from, each on a line of its own, and comes back with the same bytes', () => {
    const [old, older] = ['b'.repeat(32), 'a'.repeat(32)];
    const bytes = writeLaneway(withVariant, {}, { [old]: 2, [older]: 1 });
    const { document: opened, attachments, lineage } = unwrap(readLaneway(bytes));

    expect(text(bytes)).toContain(` "lineage": {\n  "${older}": 1,\n  "${old}": 2\n },\n "version": 3\n`);
    expect(lineage).toEqual({ [older]: 1, [old]: 2 });
    expect(writeLaneway(opened, attachments, lineage)).toEqual(bytes);
    expect(text(writeLaneway(withVariant))).toContain('"version": 1');
    expect(unwrap(readLaneway(writeLaneway(withVariant))).lineage).toEqual({});
  });

  it('keeps variants', () => {
    expect(unwrap(readLaneway(writeLaneway(withVariant))).document).toEqual(withVariant);
  });

  it('puts each field of an element on a line of its own, so that a merge sees one change as one line', () => {
    const file = fixture('bpmn/miwg-reference/A.1.0.bpmn');
    const before = document(file);
    const [node] = Object.values(before.master.nodes);
    const after: ModelDocument = { ...before, master: { ...before.master, nodes: { ...before.master.nodes, [node!.id]: { ...node!, name: 'Renamed' } } } };
    const [a, b] = [text(writeLaneway(before)).split('\n'), text(writeLaneway(after)).split('\n')];

    expect(a.length).toBe(b.length);
    expect(b.filter((line, i) => line !== a[i])).toEqual(['     "name": "Renamed",']);
  });
});

describe('a file that is no good', () => {
  const good = text(writeLaneway(withVariant));

  it.each([
    ['empty', '', 'empty'],
    ['cut off', good.slice(0, 100), 'not-json'],
    ['another JSON', '{"hello": 1}', 'not-laneway'],
    ['a list', '[1, 2]', 'not-laneway'],
    ['of a newer Laneway', good.replace('"version": 1', '"version": 99'), 'newer-version'],
    ['nested too deeply', `{"format": "laneway", "version": 1, "document": ${'['.repeat(5_000)}${']'.repeat(5_000)}}`, 'too-deep'],
    ['with a key that reaches into the prototype', good.replace('"name": "Repair"', '"__proto__": {"polluted": true}'), 'invalid'],
    ['with a field that does not exist', good.replace('"name": "Repair"', '"name": "Repair", "evil": 1'), 'invalid'],
    ['with an element of the wrong form in a variant', good.replace('"kind": "blackBox"', '"kind": "whiteBox"'), 'invalid'],
    ['with a changed field of the wrong form in a variant', good.replace('"to": "b"', '"to": 5'), 'invalid'],
    ['with a state of no digest in its lineage', good.replace('"document"', '"lineage": {"master": 1}, "document"'), 'invalid'],
    ['with a state of no generation in its lineage', good.replace('"document"', `"lineage": {"${'a'.repeat(32)}": -1}, "document"`), 'invalid'],
    ['with a lineage without end', good.replace('"document"', `"lineage": {${Array.from({ length: 2_000 }, (_, i) => `"${String(i).padStart(32, '0')}": 1`).join(', ')}}, "document"`), 'invalid'],
    ['with an attachment that is no base64', good.replace('"document"', '"attachments": {"a": "%%%"}, "document"'), 'invalid'],
  ])('is refused when it is %s', (_what, content, code) => {
    expect(reasonOf(content)).toBe(code);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('is refused when its bytes are no UTF-8', () => {
    expect(readLaneway(new Uint8Array([0x7b, 0xff, 0x7d]))).toEqual({ ok: false, error: { code: 'encoding', encoding: 'UTF-8' } });
  });

  it('is refused with the path to what is wrong, in words', () => {
    const result = readLaneway(bytesOf(good.replace('"seed": 1', '"seed": -5')));
    const message = result.ok ? '' : translator('en')(importErrorMessage(result.error));

    expect(message).toContain('document → master → meta → settings → seed');
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => { readLaneway(bytes); }));
    fc.assert(fc.property(fc.nat(good.length - 1), fc.string({ maxLength: 5 }), (at, noise) => { readLaneway(bytesOf(good.slice(0, at) + noise + good.slice(at + noise.length))); }));
  });

  it('is refused when it holds an id that no table takes', () => {
    expect(reasonOf(good.replace('"P2": {', '"P 2": {'))).toBe('invalid');
  });
});
