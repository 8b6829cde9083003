import { expect, it } from 'vitest';
import { assumptionsOf } from '../../../shared/handbook/assumptionsOf.ts';
import { readingOf } from '../../../shared/handbook/Reading.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { unwrap } from '../../../shared/result.ts';
import { plainSource } from './sampleSource.ts';

const process = (inside: string) => unwrap(readBpmn(new TextEncoder().encode(
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p">${inside}</process></definitions>`))).document.master;
const drawn = process(`
  <startEvent id="Start_1"/><sequenceFlow id="f1" sourceRef="Start_1" targetRef="Task_1"/>
  <task id="Task_1"/><sequenceFlow id="f2" sourceRef="Task_1" targetRef="Task_2"/>
  <task id="Task_2" name="Pack, wrap"/><sequenceFlow id="f3" sourceRef="Task_2" targetRef="End_1"/>
  <endEvent id="End_1"/>`);

it('calls what has no name as the rest of the handbook does, and never by its id', () => {
  const { isRunnable, texts } = assumptionsOf(readingOf(plainSource(drawn)));

  expect(isRunnable).toBe(true);
  expect(texts.find((text) => text.includes('arrivals'))).toMatch(/^“Start event” says nothing about arrivals: one case every .* on average/);
  expect(texts.find((text) => text.startsWith('Steps without a duration'))).toBe('Steps without a duration: 2. 30 min on average are assumed (Task, Pack, wrap).');
  expect(texts.filter((text) => /Start_1|Task_1/.test(text))).toEqual([]);
});

it('does so in Chinese, and of what keeps the model from running', () => {
  const { texts } = assumptionsOf(readingOf(plainSource(drawn, 'zh-CN')));
  expect(texts.find((text) => text.includes('未设置到达'))).toContain('“开始事件”');

  const open = process('<startEvent id="Start_1"/>');
  expect(assumptionsOf(readingOf(plainSource(open))).texts.filter((text) => text.includes('Start_1'))).toEqual([]);
});
