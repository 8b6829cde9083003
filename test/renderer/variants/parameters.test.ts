import { describe, expect, it } from 'vitest';
import { parameterRows } from '../../../renderer/variants/parameters.ts';
import { deleteElements } from '../../../shared/commands/deleteElements.ts';
import { editDocument } from '../../../shared/commands/editDocument.ts';
import { setProperty } from '../../../shared/commands/setProperty.ts';
import { setRole } from '../../../shared/commands/tableRows.ts';
import { addVariant } from '../../../shared/commands/variants.ts';
import { nodeId, roleId, variantId } from '../../../shared/model/ids.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { drawn } from '../../shared/lint/drawn.ts';

const clerk = roleId('Clerk');
const A = variantId('A');
const B = variantId('B');
const master: ProcessModel = {
  ...drawn('s:start g:xor a b e:end', 's>g g>a g>b a>e b>e', { nodes: { s: { arrivals: { interArrival: { kind: 'exponential', unit: 'min', mean: 9 }, calendar: null, reading: 'working', batchSize: 1 } } } }),
  roles: { [clerk]: { id: clerk, name: 'Clerk', headcount: 3, costPerHour: 40, calendar: null, queueOrder: 'fifo' } } as ProcessModel['roles'],
};
/** A has four clerks and no step b; B inherits from A and has five. */
const document = [
  (d: ModelDocument) => addVariant(d, { id: A, name: 'A' }),
  (d: ModelDocument) => editDocument(d, A, (m) => setRole(m, { id: clerk, headcount: 4 })),
  (d: ModelDocument) => editDocument(d, A, (m) => deleteElements(m, { ids: [nodeId('b')] })),
  (d: ModelDocument) => addVariant(d, { id: B, name: 'B', parent: A }),
  (d: ModelDocument) => editDocument(d, B, (m) => setProperty(m, { table: 'roles', id: clerk, path: ['headcount'], value: 5 })),
].reduce((d, step) => unwrap(step(d)).document, { master, variants: {} } as ModelDocument);

const row = (kind: string, id: string) => parameterRows(document).find(({ parameter }) => parameter.kind === kind && parameter.id === id);

describe('parameters by variant', () => {
  it('are people, arrivals, times and shares, with the value of each variant and of what it inherits', () => {
    expect(parameterRows(document).map(({ parameter: { kind, id } }) => `${kind} ${id}`)).toEqual(['headcount Clerk', 'cost Clerk', 'arrivals s', 'duration a', 'duration b', 'share g>a', 'share g>b']);
    expect(row('headcount', 'Clerk')?.cells.map(({ variant, value, inherited, isOwn }) => [variant, value, inherited, isOwn])).toEqual([[null, 3, undefined, false], [A, 4, 3, true], [B, 5, 4, true]]);
  });

  it('differ where a value does, or where a variant has no such element', () => {
    expect(parameterRows(document).filter(({ isDifferent }) => isDifferent).map(({ parameter: { kind, id } }) => `${kind} ${id}`)).toEqual(['headcount Clerk', 'duration b']);
    expect(row('duration', 'b')?.cells.map(({ isThere }) => isThere)).toEqual([true, false, false]);
    expect(row('cost', 'Clerk')?.isDifferent).toBe(false);
  });
});
