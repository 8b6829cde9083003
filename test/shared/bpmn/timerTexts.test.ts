import { describe, expect, it } from 'vitest';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { nodeId } from '../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';

const source = (timer: string) => new TextEncoder().encode(
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="x"><process id="p"><intermediateCatchEvent id="w"><timerEventDefinition id="t">${timer}</timerEventDefinition></intermediateCatchEvent></process></definitions>`,
);

/** The timer of the file that is written after somebody has typed another text. */
function typed(text: string, before = '<timeDuration>PT5H</timeDuration>'): string {
  const { master } = unwrap(readBpmn(source(before))).document;
  const event = { ...master.nodes[nodeId('w')], definitions: [{ kind: 'timer', expression: text }] };
  const { bytes } = writeBpmn({ ...master, nodes: { ...master.nodes, w: event } } as ProcessModel, source(before));
  return /<timerEventDefinition[^>]*>\s*<(\w+)/.exec(new TextDecoder().decode(bytes))?.[1] ?? '';
}

describe('the text of a timer that was typed', () => {
  it.each([
    ['PT2H', 'timeDuration'], ['2026-03-01T09:00', 'timeDate'], ['R3/PT1H', 'timeCycle'], ['R-1/PT1H', 'timeCycle'], ['0 0/5 * * * ?', 'timeCycle'], ['=date and time("2026-03-01T09:00:00Z")', 'timeDate'],
  ])('%s is written as %s', (text, element) => {
    expect(typed(text)).toBe(element);
  });

  it('stays where another stood when nobody can read it', () => {
    expect(typed('${other}', '<timeDate>${due}</timeDate>')).toBe('timeDate');
    expect(typed('${other}', '<timeCycle>R/PT1H</timeCycle>')).toBe('timeCycle');
  });
});
