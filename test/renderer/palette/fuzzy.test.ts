import { describe, expect, it } from 'vitest';
import { fuzzyScore } from '../../../renderer/palette/fuzzy.ts';

const best = (typed: string, texts: readonly string[]) =>
  texts.flatMap((text) => { const score = fuzzyScore(text, typed); return score === null ? [] : [{ text, score }]; }).toSorted((a, b) => b.score - a.score).map(({ text }) => text);

describe('fuzzy search', () => {
  it('puts the beginning of a word before its middle', () => {
    expect(best('port', ['Report the fault', 'Port number', 'Import file'])[0]).toBe('Port number');
  });

  it('understands initials', () => {
    expect(best('esb', ['Export as BPMN 2.0', 'Exclusive gateway', 'Export SVG and BPMN'])).toContain('Export SVG and BPMN');
  });

  it('finds Chinese by any part', () => {
    expect(best('仿真', ['运行仿真', '自动布局'])).toEqual(['运行仿真']);
  });

  it('answers nothing with letters strewn over a sentence', () => {
    expect(fuzzyScore('Complaint about the service of the technician', 'cust')).toBeNull();
  });
});
