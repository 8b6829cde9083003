import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName } from '../../../shared/files/fileName.ts';

describe('the name of a file', () => {
  it.each([
    ['Broadband repair', 'Broadband repair.bpmn'],
    ['宽带维修 – 方案 B', '宽带维修 – 方案 B.bpmn'],
    ['Repair: 2/3 \\ "a" <b> | c? *', 'Repair 2 3 a b c.bpmn'],
    ['two\nlines\tand\0nothing', 'two lines and nothing.bpmn'],
    ['../../etc/passwd', 'etc passwd.bpmn'],
    ['.hidden', 'hidden.bpmn'],
    ['ends with dots...', 'ends with dots.bpmn'],
    ['CON', '_CON.bpmn'],
    ['lpt1.old', '_lpt1.old.bpmn'],
    ['Console', 'Console.bpmn'],
    ['report\u202Efdp.exe', 'reportfdp.exe.bpmn'],
    ['', 'Laneway.bpmn'],
    [' . ', 'Laneway.bpmn'],
    ['???', 'Laneway.bpmn'],
    ['\uD800', 'Laneway.bpmn'],
  ])('of %j is %j', (text, name) => {
    expect(fileName(text, 'bpmn')).toBe(name);
  });

  it('fits every file system and ends in its extension, whatever a model is called', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const name = fileName(text, 'laneway');

      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(210);
      expect(name).toMatch(/^[^.\s/\\].*\.laneway$/u);
      expect(name.isWellFormed()).toBe(true);
    }));
    expect(Buffer.byteLength(fileName('流'.repeat(300), 'laneway'))).toBeLessThanOrEqual(210);
    expect(fileName('😀'.repeat(300), 'svg').isWellFormed()).toBe(true);
  });
});
