import { describe, expect, it } from 'vitest';
import { overlaySummary } from '../../../../shared/analysis/words/overlaySummary.ts';
import { addVariant } from '../../../../shared/commands/variants.ts';
import { editDocument } from '../../../../shared/commands/editDocument.ts';
import { setProperty } from '../../../../shared/commands/setProperty.ts';
import { addRole } from '../../../../shared/commands/tableRows.ts';
import { emptyDocument } from '../../../../shared/model/emptyModel.ts';
import { roleId, variantId } from '../../../../shared/model/ids.ts';
import { translator } from '../../../../shared/i18n/translator.ts';
import { unwrap } from '../../../../shared/result.ts';

const agent = roleId('Role_1');
const more = variantId('Variant_1');
const t = translator('en');

function documentWithVariant() {
  const { document } = unwrap(editDocument(emptyDocument('Repair'), null, (model) => addRole(model, { id: agent, name: 'Agent', headcount: 2 })));
  return unwrap(addVariant(document, { id: more, name: 'One more', parent: null })).document;
}

describe('what a variant changes', () => {
  it('is nothing at first', () => {
    expect(overlaySummary(documentWithVariant(), more, 'en')).toEqual([]);
  });

  it('says staffing with the numbers before and after', () => {
    const { document } = unwrap(editDocument(documentWithVariant(), more, (model) => setProperty(model, { table: 'roles', id: agent, path: ['headcount'], value: 3 })));

    expect(overlaySummary(document, more, 'en').map((line) => t(line))).toEqual(['Agent: 2 → 3 people']);
  });

  it('names what was added', () => {
    const { document } = unwrap(editDocument(documentWithVariant(), more, (model) => addRole(model, { id: roleId('Role_2'), name: 'Robot' })));

    expect(overlaySummary(document, more, 'en').map((line) => t(line))).toEqual(['Adds “Robot”']);
  });
});
