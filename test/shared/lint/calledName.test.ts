import { expect, it } from 'vitest';
import { translator } from '../../../shared/i18n/translator.ts';
import { calledName } from '../../../shared/lint/calledName.ts';
import { lint } from '../../../shared/lint/lint.ts';
import { drawn } from './drawn.ts';

it('names an element without a name by its kind, in the language of the reader', () => {
  const model = drawn('s:start a Exclusive_k3x9:xor b e:end', 's>a a>Exclusive_k3x9 Exclusive_k3x9>b b>e', { nodes: { Exclusive_k3x9: { name: ' ' } } });
  const found = lint(model).find(({ rule }) => rule === 'FLOW-06')!;

  expect(translator('en')(found.message)).toBe('Gateway “Exclusive gateway without a name” has one way in and one way out, so it decides nothing.');
  expect(translator('zh-CN')(found.message)).toContain('未命名的排他网关');
});

it('takes a name as it is, whatever it looks like', () => {
  const model = drawn('s:start a e:end lost', 's>a a>e', { nodes: { lost: { name: 'bpmn.task {{name}} $t(lint.unnamed)' } } });
  const found = lint(model).find(({ rule }) => rule === 'FLOW-01')!;

  expect(translator('en')(found.message)).toContain('“bpmn.task {{name}} $t(lint.unnamed)”');
});

it('puts a long name on one line and shortens it', () => {
  expect(calledName({ id: 'x', name: `Check\n the ${'long '.repeat(30)}list` })).toMatch(/^Check the long .*…$/);
});
