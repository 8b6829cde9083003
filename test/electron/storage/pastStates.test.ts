import { expect, it } from 'vitest';
import { PastStates } from '../../../electron/storage/PastStates.ts';
import { digestOf } from '../../../electron/storage/StateDigest.ts';
import type { DocumentEdit } from '../../../shared/delta/DocumentEdit.ts';
import { addTask, documentWith, editOf, rename, task } from './storageFixture.ts';

const start = documentWith(task('t1', 'Take the order'));
const first = editOf(start, rename('t1', 'Take an order'));
const second = editOf(first.document, addTask('t2'));

it('walks each step once, and no further than it was asked, however often it is asked', () => {
  let walked = 0;
  function* steps(): Generator<DocumentEdit> { for (const { edit } of [second, first]) { walked += 1; yield edit; } }
  const states = new PastStates(second.document, steps());

  for (const { stepsBack } of states) if (stepsBack === 1) break;
  expect(walked).toBe(1);
  for (let i = 0; i < 3; i += 1) expect([...states].map(({ digest }) => digest)).toEqual([second.document, first.document, start].map(digestOf));
  expect(walked).toBe(2);
});

it('lets go of the steps when it is closed', () => {
  let isOpen = true;
  function* steps(): Generator<DocumentEdit> { try { yield second.edit; yield first.edit; } finally { isOpen = false; } }
  const states = new PastStates(second.document, steps());
  for (const { stepsBack } of states) if (stepsBack === 1) break;

  states.close();

  expect(isOpen).toBe(false);
});
