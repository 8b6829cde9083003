import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../shared/bpmn/decode.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { withRanks } from '../../../shared/bpmn/write/withRanks.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { diffModels } from '../../../shared/delta/diffModels.ts';
import { ELEMENT_SCHEMAS } from '../../../shared/model/elementSchemas.ts';
import { variantId } from '../../../shared/model/ids.ts';
import type { ModelDocument, Variant } from '../../../shared/model/ModelDocument.ts';
import { ModelMeta, TABLES } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { completeModel } from './completeModel.ts';
import { model } from './drawnModel.ts';
import { readWithModdle } from './moddle.ts';
import { schemaErrors } from './schema.ts';
import { anyOf, fieldPaths, pathsOf } from './schemaWalk.ts';

const open = (bytes: Uint8Array) => unwrap(readBpmn(bytes)).document.master;
const RUNS = { numRuns: 60, endOnFailure: true };

describe('a generated model', () => {
  it('comes back from its own export as it was', () => {
    fc.assert(fc.property(model, (given) => {
      const { bytes, warnings } = writeBpmn(given);

      expect(warnings).toEqual([]);
      const { geometry, ...again } = withRanks(open(bytes));
      const { geometry: places, ...before } = withRanks(given);
      expect(again).toEqual(before);
      expect(geometry).toEqual(places);
    }), RUNS);
  });

  it('is read by bpmn-moddle without a warning', async () => {
    await fc.assert(fc.asyncProperty(model, async (given) => {
      const { warnings } = await readWithModdle(unwrap(decode(writeBpmn(given).bytes)).text);

      expect(warnings).toEqual([]);
    }), RUNS);
  });

  it('turns into any other by patching its file', () => {
    fc.assert(fc.property(model, model, (from, to) => {
      const { bytes, warnings } = writeBpmn(to, writeBpmn(from).bytes);

      expect(warnings).toEqual([]);
      expect(withRanks(open(bytes)).nodes).toEqual(to.nodes);
      expect(open(bytes).flows).toEqual(to.flows);
    }), RUNS);
  });
});

/** Every field of the model, by the schema itself: what is added to the schema is asked for here. */
describe('a model with all that the schema knows', () => {
  it('comes back from its own .bpmn file as it was', () => {
    fc.assert(fc.property(completeModel, (given) => {
      const { bytes, warnings } = writeBpmn(given);

      expect(warnings).toEqual([]);
      expect(withRanks(open(bytes))).toEqual(withRanks(given));
    }), { numRuns: 60, endOnFailure: true });
  });

  it('is generated with every table and every field of the schema', () => {
    const seen = new Set([...TABLES.map((table) => [table, ELEMENT_SCHEMAS[table]] as const), ['meta', ModelMeta] as const].flatMap(([name, schema]) => fc.sample(anyOf(schema), name === 'nodes' ? 6_000 : 600).flatMap((row) => pathsOf(row, name))));

    expect([...fieldPaths()].filter((path) => !seen.has(path))).toEqual([]);
  });

  it('stays valid by the schema of BPMN, whatever the extension carries', async () => {
    const errors = await schemaErrors(fc.sample(completeModel, 30).map((given, i) => ({ name: `model ${i}`, bytes: writeBpmn(given).bytes })));

    expect([...errors]).toEqual([]);
  });
});

describe('variants', () => {
  const document: fc.Arbitrary<ModelDocument> = fc.tuple(completeModel, completeModel, completeModel).map(([master, other, further]) => {
    const ranked = withRanks(master);
    const variant = (id: string, parent: string | null, overlay: Variant['overlay'], order: number): Variant => ({ id: variantId(id), name: `Variant ${id}`, parent: parent === null ? null : variantId(parent), order, overlay });
    const variants: Record<string, Variant> = {
      first: variant('first', null, diffModels(ranked, { ...ranked, roles: other.roles, calendars: other.calendars }), 0),
      second: variant('second', 'first', diffModels(ranked, { ...ranked, meta: { ...ranked.meta, name: further.meta.name, settings: further.meta.settings } }), 1),
    };
    return { master: ranked, variants };
  });

  it('travel in the .bpmn file, so that it alone keeps the whole document', () => {
    fc.assert(fc.property(document, ({ master, variants }) => {
      const { bytes, warnings } = writeBpmn(master, undefined, { variants });

      expect(warnings).toEqual([]);
      expect(unwrap(readBpmn(bytes)).document.variants).toEqual(variants);
    }), { numRuns: 25, endOnFailure: true });
  });

  it('are taken out of the file of one of them, and a save that changes nothing gives the same bytes', () => {
    fc.assert(fc.property(document, ({ master, variants }) => {
      const { bytes } = writeBpmn(master, undefined, { variants });

      expect(writeBpmn(open(bytes), bytes, { variants }).bytes).toBe(bytes);
      expect(unwrap(readBpmn(writeBpmn(open(bytes), bytes, { variants: {} }).bytes)).document.variants).toEqual({});
    }), { numRuns: 10, endOnFailure: true });
  });

  it('that do not fit the model are left out with a warning', () => {
    const { bytes } = writeBpmn(fc.sample(model, 1)[0]!, undefined, { variants: { [variantId('a')]: { id: variantId('a'), name: 'A', parent: null, order: 0, overlay: {} } } });
    const broken = new TextEncoder().encode(new TextDecoder().decode(bytes).replace('"overlay": {}', '"overlay": {"nodes": 7}'));
    const { document: read, warnings } = unwrap(readBpmn(broken));

    expect(read.variants).toEqual({});
    expect(warnings.map(({ message }) => message.key)).toContain('bpmn.warning.extension');
  });
});
