import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Preparation } from '../../../electron/services/Preparation.ts';
import { buildModel, documentOf, end, exponential, start, task } from '../../shared/simulation/buildModel.ts';

const document = documentOf(buildModel({ nodes: { s: start(exponential(10)), a: task(exponential(7), 'R'), e: end() }, flows: ['s > a', 'a > e'], roles: { R: {} } }));
const read = () => document;
const cannotBeSimulated = () => Promise.reject(new Error('no start'));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('preparing the threads', () => {
  it('runs every scenario of the first model that is opened, a moment later, and no other one', async () => {
    const simulate = vi.fn(() => Promise.resolve());
    const preparation = new Preparation(simulate);
    preparation.begin(read);
    expect(simulate).not.toHaveBeenCalled();

    await vi.runAllTimersAsync();
    preparation.begin(read);
    await vi.runAllTimersAsync();

    expect(simulate).toHaveBeenCalledOnce();
    expect(simulate).toHaveBeenCalledWith(document, expect.objectContaining({ scenarios: [null], withBottlenecks: false }), expect.anything());
  });

  it('is not used up by a model that cannot be simulated', async () => {
    const simulate = vi.fn(cannotBeSimulated);
    const preparation = new Preparation(simulate);
    preparation.begin(read);
    await vi.runAllTimersAsync();
    preparation.begin(read);
    await vi.runAllTimersAsync();

    expect(simulate).toHaveBeenCalledTimes(2);
  });

  it('is not used up by a model that is gone before it is read', async () => {
    const simulate = vi.fn(() => Promise.resolve());
    const preparation = new Preparation(simulate);
    preparation.begin(() => { throw new Error('deleted'); });
    await vi.runAllTimersAsync();
    preparation.begin(read);
    await vi.runAllTimersAsync();

    expect(simulate).toHaveBeenCalledOnce();
  });

  it('does nothing any more once someone simulates', async () => {
    const simulate = vi.fn(() => Promise.resolve());
    const preparation = new Preparation(simulate);
    preparation.begin(read);
    preparation.end();
    preparation.begin(read);
    await vi.runAllTimersAsync();

    expect(simulate).not.toHaveBeenCalled();
  });

  it('gives way to a run that begins meanwhile, and leaves it at that', async () => {
    const signals: AbortSignal[] = [];
    const preparation = new Preparation((_, __, { signal }) => {
      signals.push(signal);
      return new Promise((_resolve, reject) => { signal.addEventListener('abort', () => reject(new Error('aborted'))); });
    });
    preparation.begin(read);
    await vi.runAllTimersAsync();
    preparation.end();
    await vi.runAllTimersAsync();
    preparation.begin(read);
    await vi.runAllTimersAsync();

    expect(signals).toHaveLength(1);
    expect(signals[0]!.aborted).toBe(true);
  });
});
