import { describe, expect, it } from 'vitest';
import { editDocument, revertEdit } from '../../../shared/commands/editDocument.ts';
import { revertInVariant, valueAt } from '../../../shared/commands/revertInVariant.ts';
import { setProperty } from '../../../shared/commands/setProperty.ts';
import { addVariant } from '../../../shared/commands/variants.ts';
import { effectiveModel } from '../../../shared/delta/effectiveModel.ts';
import { variantId } from '../../../shared/model/ids.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { unwrap } from '../../../shared/result.ts';
import { drawn } from '../lint/drawn.ts';

const A = variantId('A');
const B = variantId('B');
const duration = { table: 'nodes', id: 'a', path: ['work', 'duration'] } as const;
const fixed = (value: number) => ({ kind: 'fixed', unit: 'min', value }) as const;
const set = (document: ModelDocument, variant: typeof A | null, value: unknown, place: { readonly table: 'nodes'; readonly id: string; readonly path: readonly string[] } = duration) =>
  unwrap(editDocument(document, variant, (m) => setProperty(m, { ...place, value }))).document;

/** B inherits from A, A from the master. */
const family = () => {
  const one = unwrap(addVariant({ master: drawn('s:start a e:end', 's>a a>e'), variants: {} }, { id: A, name: 'A' })).document;
  return unwrap(addVariant(one, { id: B, name: 'B', parent: A })).document;
};

describe('a value of its own', () => {
  it('is given back: the variant inherits again, and follows its parent from then on', () => {
    const changed = set(family(), A, fixed(9));

    const { document } = unwrap(revertInVariant(changed, { variant: A, ...duration }));

    expect(document.variants[A]?.overlay).toEqual({});
    expect(valueAt(effectiveModel(set(document, null, fixed(77)), A).model, duration)).toEqual(fixed(77));
  });

  it('goes back to that of the parent variant, not to the master', () => {
    const changed = set(set(family(), A, fixed(9)), B, fixed(11));

    const { document } = unwrap(revertInVariant(changed, { variant: B, ...duration }));

    expect(valueAt(effectiveModel(document, B).model, duration)).toEqual(fixed(9));
    expect(valueAt(document.master, duration)).toEqual(fixed(5));
  });

  it('leaves what else the variant holds, and undo brings it back', () => {
    const changed = set(set(family(), A, fixed(9)), A, 4, { table: 'nodes', id: 'a', path: ['work', 'priority'] });

    const { document, edit } = unwrap(revertInVariant(changed, { variant: A, ...duration }));

    expect(valueAt(effectiveModel(document, A).model, { table: 'nodes', id: 'a', path: ['work', 'priority'] })).toBe(4);
    expect(revertEdit(document, edit)).toEqual(changed);
  });

  it('cannot be given back where the parent has no such element', () => {
    expect(revertInVariant(family(), { variant: A, table: 'nodes', id: 'gone', path: ['work'] })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(revertInVariant(family(), { variant: variantId('Z'), ...duration })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});
