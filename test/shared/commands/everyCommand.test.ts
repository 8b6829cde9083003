import fc from 'fast-check';
import { applyPatches, type Patch } from 'immer';
import { describe, expect, it } from 'vitest';
import type { Edited } from '../../../shared/commands/edit.ts';
import { countedIds } from '../../../shared/commands/IdSource.ts';
import { toMessage } from '../../../shared/commands/EditError.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { emptyModel } from '../../../shared/model/emptyModel.ts';
import { violations } from '../../../shared/model/invariants.ts';
import { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { gesture, GESTURES, perform, startingModel } from './randomEdits.ts';

const start = startingModel();
const apply = (model: ProcessModel, patches: Edited['edit']['patches']) => applyPatches(model, [...patches] as Patch[]);
const models = fc.constantFrom(start, emptyModel('Empty'));

describe('any sequence of commands', () => {
  it('keeps the structure whole after each step', () => {
    fc.assert(fc.property(models, fc.array(gesture, { maxLength: 30 }), (first, gestures) => {
      const ids = countedIds(1_000);
      let model = first;
      const done: string[] = [];
      for (const g of gestures) {
        const outcome = perform(model, g, ids);
        if (!outcome.ok) continue;
        model = outcome.value.model;
        done.push(GESTURES[g.what]![0]);

        expect(violations(model), done.join(' → ')).toEqual([]);
      }
    }), { numRuns: 300 });
  });

  it('undoes to the exact start and does again to the exact end', () => {
    fc.assert(fc.property(models, fc.array(gesture, { maxLength: 25 }), (first, gestures) => {
      const ids = countedIds(1_000);
      const states = [first];
      const edits: Edited['edit'][] = [];
      for (const g of gestures) {
        const outcome = perform(states.at(-1)!, g, ids);
        if (!outcome.ok) continue;
        states.push(outcome.value.model);
        edits.push(outcome.value.edit);
      }

      let model = states.at(-1)!;
      for (const edit of edits.toReversed()) model = apply(model, edit.inverse);
      expect(model).toEqual(first);
      for (const edit of edits) model = apply(model, edit.patches);
      expect(model).toEqual(states.at(-1));
    }), { numRuns: 150 });
  });

  it('leaves the model it was given untouched and gives one that its schema accepts', () => {
    fc.assert(fc.property(fc.array(gesture, { maxLength: 15 }), (gestures) => {
      const ids = countedIds(1_000);
      const before = JSON.stringify(start);
      let model = start;
      for (const g of gestures) {
        const outcome = perform(model, g, ids);
        if (outcome.ok) model = outcome.value.model;
      }

      expect(JSON.stringify(start)).toBe(before);
      expect(ProcessModel.safeParse(model).error?.issues ?? []).toEqual([]);
    }), { numRuns: 60 });
  });

  it('says in both languages what it did, or why not', () => {
    const locales = [translator('en'), translator('zh-CN')];
    fc.assert(fc.property(fc.array(gesture, { maxLength: 10 }), (gestures) => {
      const ids = countedIds(1_000);
      let model = start;
      for (const g of gestures) {
        const outcome = perform(model, g, ids);
        const said = outcome.ok ? outcome.value.edit.label : toMessage(outcome.error);
        for (const t of locales) {
          expect(t(said)).not.toContain('{{');
          expect(t(said)).not.toBe(said.key);
        }
        if (outcome.ok) model = outcome.value.model;
      }
    }), { numRuns: 100 });
  });
});
