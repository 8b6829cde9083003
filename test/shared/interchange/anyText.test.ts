import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMermaidText } from '../../../shared/interchange/mermaid/readMermaid.ts';
import { readOutline } from '../../../shared/interchange/outline/readOutline.ts';
import { readTime } from '../../../shared/interchange/outline/readTime.ts';
import { OUTLINE_COLUMNS } from '../../../shared/interchange/outline/outlineColumns.ts';
import { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { violations } from '../../../shared/model/invariants.ts';

const name = fc.constantFrom('A', 'B', 'C', 'D', 'E', '检查', 'end', 'none', '', '__proto__', 'constructor', '#2', '3');
const way = fc.tuple(name, fc.constantFrom('', ' [yes]', ' [30%]', ' [else]', ' [=x > 1 | 0.5]', '[', ']')).map(([target, said]) => target + said);
const cells = {
  step: name, role: name, pool: fc.constantFrom('', '', '', 'P', 'Q'), within: fc.constantFrom('', '', '', 'A', 'B', '检查'), on: fc.constantFrom('', '', 'A'), id: name, no: fc.constantFrom('', '', '1', '2', 'x'),
  type: fc.constantFrom('', '', 'task', 'start', 'end', 'decision', 'parallel', 'sub-process', 'boundaryEvent:timer', 'wait', 'nonsense'),
  next: fc.oneof(fc.constant(''), fc.array(way, { maxLength: 3 }).map((ways) => ways.join(';'))), condition: fc.constantFrom('', 'a;b', '*x', '=y', ';;'), share: fc.constantFrom('', '30%', '1;2;3', 'half'),
  time: fc.constantFrom('', '5 min', '1:30', 'soon', '2/1/3'), unit: fc.constantFrom('', 'h', 'moons'), documentation: fc.string({ maxLength: 20 }),
};

const token = fc.constantFrom(
  'A', 'B', 'C', 'D[x]', 'E{?}', 'F([go])', 'G((o))', 'H[(db)]', 'I[/d/]', 'J@{ shape: fork }', 'K[[sub]]', 'S', 'T', ' --> ', ' -->|yes| ', ' -- no --> ', ' -.-> ', ' ==> ', ' <--> ', ' ~~~ ', ' & ', '\n', '\n', ';',
  '\nsubgraph S\n', '\nsubgraph T [Title]\n', '\nend\n', '%% note\n', 'style A fill:red\n', '"', '[', ']', '|', '{', '}', ':::', '@', '-', ' ',
);

describe('whatever stands in a file', () => {
  it('a table becomes a whole model, or is refused', () => {
    fc.assert(fc.property(fc.array(fc.record(cells), { minLength: 1, maxLength: 12 }), (records) => {
      const columns = Object.keys(cells) as (keyof typeof OUTLINE_COLUMNS)[];
      const table = [columns, ...records.map((record) => columns.map((column) => record[column]))].map((row, i) => ({ line: i + 1, cells: row }));
      const outline = readOutline(table, 'any');

      if (!outline.ok) return;
      expect(violations(outline.value.document.master)).toEqual([]);
      expect(ModelDocument.safeParse(outline.value.document).success).toBe(true);
    }), { numRuns: 300 });
  });

  it('a chart becomes a whole model, or is refused with line and column', () => {
    fc.assert(fc.property(fc.array(token, { maxLength: 30 }), (tokens) => {
      const chart = readMermaidText(`flowchart LR\n${tokens.join('')}`, 'any');

      if (!chart.ok) expect(chart.error.params).toMatchObject({ line: expect.any(Number) as number });
      else {
        expect(violations(chart.value.document.master)).toEqual([]);
        expect(ModelDocument.safeParse(chart.value.document).success).toBe(true);
      }
    }), { numRuns: 1_000 });
  });

  it('a time is one or none', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 20 }), fc.array(fc.constantFrom('1', '5', ',', '.', ' ', 'min', 'h', '天', '-', '/', '(', ')', ':', '半', '十', 'P', 'T'), { maxLength: 8 }).map((parts) => parts.join(''))), (text) => {
      const time = readTime(text);

      expect(time === null || typeof time.kind === 'string').toBe(true);
    }), { numRuns: 1_000 });
  });
});
