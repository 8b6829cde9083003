import { describe, expect, it } from 'vitest';
import { instantiates, mayInstantiate } from '../../../shared/model/instantiates.ts';
import { nodeId } from '../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { drawn } from '../lint/drawn.ts';

const may = (model: ProcessModel, id: string) => mayInstantiate(model, model.nodes[nodeId(id)]!);

describe('starting the process', () => {
  it('is for a receive task that no flow leads to (BPMN 2.0.2 §10.3.3)', () => {
    expect(may(drawn('r:receiveTask e:end', 'r>e'), 'r')).toBe(true);
    expect(may(drawn('s:start r:receiveTask e:end', 's>r r>e'), 'r')).toBe(false);
  });

  it('is for an event-based gateway that no flow leads to, but from a start event (§10.6.6)', () => {
    expect(may(drawn('g:event c:catch d:catch', 'g>c g>d'), 'g')).toBe(true);
    expect(may(drawn('s:start g:event c:catch d:catch', 's>g g>c g>d'), 'g')).toBe(true);
    expect(may(drawn('s:start g:event c:catch d:catch', 's>g g>c g>d d>g'), 'g')).toBe(false);
  });

  it('is not for what stands in a sub-process, nor for any other kind', () => {
    expect(may(drawn('p:sub r:receiveTask', '', { nodes: { r: { parent: 'p' } } }), 'r')).toBe(false);
    expect(may(drawn('a:userTask g:xor', ''), 'a')).toBe(false);
    expect(may(drawn('a:userTask g:xor', ''), 'g')).toBe(false);
  });

  it('is asked of nothing but these two', () => {
    const { nodes } = drawn('r:receiveTask g:event x:xor a:task', '', { nodes: { r: { instantiate: true }, g: { instantiate: false }, x: { instantiate: true } } });

    expect(['r', 'g', 'x', 'a'].map((id) => instantiates(nodes[nodeId(id)]!))).toEqual([true, false, undefined, undefined]);
  });
});
