import { describe, expect, it } from 'vitest';
import { editDocument } from '../../../shared/commands/editDocument.ts';
import { setProperty } from '../../../shared/commands/setProperty.ts';
import { changeEffect } from '../../../shared/delta/changeEffect.ts';
import { conflictEffects } from '../../../shared/delta/conflictEffects.ts';
import { conflictWords } from '../../../shared/delta/conflictWords.ts';
import { mergeModels } from '../../../shared/delta/mergeModels.ts';
import { translator } from '../../../shared/i18n/translator.ts';
import { nodeId, serviceId } from '../../../shared/model/ids.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { here } from '../analysis/office.ts';
import { buildModel, end, exponential, fixed, nobody, start, task, type Parts } from '../simulation/buildModel.ts';

/** Nobody waits here: a case takes its two steps, 10 and 20 minutes. */
const line: Parts = {
  nodes: { s: start(exponential(15)), a: nobody(10), b: nobody(20, { work: { fixedCost: 4 } }), e: end() },
  flows: ['s > a', 'a > b', 'b > e'],
};
const promise = { id: serviceId('P'), name: 'Quick', links: [], fields: {}, measure: { from: null, to: null, within: { value: 32, unit: 'min' as const }, target: 0.9, calendar: null } };
const model: ProcessModel = { ...buildModel(line), promises: { [promise.id]: promise } };
const withTime = (of: ProcessModel, step: string, minutes: number) => unwrap(setProperty(of, { table: 'nodes', id: step, path: ['work', 'duration'], value: fixed(minutes) })).model;
const plan = { replications: 5, cases: 200 };

describe('the effect of a change', () => {
  it('is what the change adds to every case, to the minute, and is nothing where nothing changed', async () => {
    const effect = await changeEffect(model, withTime(model, 'a', 15), plan, here);
    const none = await changeEffect(model, model, plan, here);

    expect(effect.cycleTime.before.mean).toBeCloseTo(30, 6);
    expect(effect.cycleTime.difference.mean).toBeCloseTo(5, 6);
    expect(effect.cycleTime.verdict).toBe('worse');
    expect(effect.cost.difference).toEqual({ mean: 0, halfWidth: 0 });
    expect(none.cycleTime).toMatchObject({ difference: { mean: 0, halfWidth: 0 }, verdict: 'noDifferenceShown' });
  });

  it('says how each promise is kept before and after', async () => {
    const { promises } = await changeEffect(model, withTime(model, 'a', 15), plan, here);

    expect(promises).toMatchObject([{ name: 'Quick', before: { mean: 1 }, after: { mean: 0 }, difference: { mean: -1 }, verdict: 'worse' }]);
    const { promises: gone } = await changeEffect(model, { ...model, promises: {} }, plan, here);
    expect(gone).toMatchObject([{ name: 'Quick', before: { mean: 1 }, after: null, difference: null, verdict: null }]);
  });

  it('lets both models draw the same: waiting differs only by the change', async () => {
    const queue = buildModel({ ...line, nodes: { ...line.nodes, a: task(exponential(10), 'Clerk') }, roles: { Clerk: { headcount: 1 } } });
    const slower: ProcessModel = withTime(queue, 'b', 21);
    const { cycleTime } = await changeEffect(queue, slower, plan, here);

    expect(cycleTime.before.halfWidth).toBeGreaterThan(1);
    expect(cycleTime.difference.mean).toBeCloseTo(1, 6);
    expect(cycleTime.difference.halfWidth).toBeLessThan(1e-6);
  });
});

describe('the effect of a conflict', () => {
  const base: ModelDocument = { master: model, variants: {} };
  const side = (minutes: number) => unwrap(editDocument(base, null, (m) => setProperty(m, { table: 'nodes', id: 'a', path: ['work', 'duration'], value: fixed(minutes) }))).document;

  it('is theirs against ours, everything else as merged', async () => {
    const { merged, conflicts } = mergeModels(base, side(12), side(18));
    const effect = await conflictEffects(merged, conflicts[0]!, here, plan);

    expect(conflicts).toHaveLength(1);
    expect(effect!.cycleTime.before.mean).toBeCloseTo(32, 6);
    expect(effect!.cycleTime.difference.mean).toBeCloseTo(6, 6);
    expect(translator('en')(conflictWords(merged, conflicts[0]!).text)).toBe('Task “a”: Processing time is 12 min in ours and 18 min in theirs');
    expect(merged.master.nodes[nodeId('a')]).toMatchObject({ work: { duration: { value: 12 } } });
  });
});
