import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../shared/files/detectFormat.ts';

/** An archive with files of these names. */
const archive = (...names: readonly string[]) => zipSync(Object.fromEntries(names.map((name) => [name, new Uint8Array([60, 97, 47, 62])])));
const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));

describe('the format of a file', () => {
  it.each([
    ['model.bpmn', bytes('<?xml version="1.0"?>'), 'bpmn'],
    ['model.laneway', bytes('\n <definitions/>'), 'bpmn'],
    ['model.txt', bytes('\uFEFF<definitions/>', 'utf16le'), 'bpmn'],
    ['model.bpmn', bytes('{"format": "laneway"}'), 'laneway'],
    ['model.laneway', bytes('broken'), 'laneway'],
    ['model.xml', bytes(''), 'bpmn'],
    ['picture.bpmn', bytes('\u0089PNG\r\n', 'latin1'), 'picture'],
    ['steps.csv', bytes('step,role\n'), 'csv'],
    ['steps.tsv', bytes('<b>,role\n'), 'csv'],
    ['chart.mmd', bytes('flowchart LR\nA --> B'), 'mermaid'],
    ['chart.txt', bytes('%% title\nflowchart LR\nA --> B'), 'mermaid'],
    ['page.md', bytes('# Page'), 'mermaid'],
    ['notes.txt', bytes('Call them back.'), 'unknown'],
    ['model.xml', bytes('<?xml version="1.0"?><mxfile/>'), 'drawio'],
    ['model.drawio', bytes('<mxGraphModel/>'), 'drawio'],
    ['model.vdx', bytes("<?xml version='1.0'?><!-- x --><VisioDocument/>"), 'visioOld'],
    ['model.bpmn', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'picture'],
    ['model.vsd', bytes('\u00D0\u00CF\u0011\u00E0', 'latin1'), 'visioOld'],
    ['steps.xls', bytes('\u00D0\u00CF\u0011\u00E0', 'latin1'), 'workbookOld'],
    ['locked.xlsx', bytes('\u00D0\u00CF\u0011\u00E0', 'latin1'), 'workbookOld'],
    ['report.pdf', bytes('%PDF-1.7'), 'pdf'],
    ['params.json', bytes('{"resource_profiles": []}'), 'parameters'],
    ['model.ard', bytes('ARIS'), 'aris'],
    ['drawing.vsdx', archive('visio/document.xml', '[Content_Types].xml'), 'visio'],
    ['drawing.zip', archive('visio/document.xml'), 'visio'],
    ['steps.zip', archive('xl/workbook.xml'), 'xlsx'],
    ['model.bpm', archive('Diagram 1.diag', 'ModelInfo.xml'), 'bizagi'],
    ['letter.docx', archive('word/document.xml'), 'office'],
    ['all.zip', archive('a.bpmn'), 'archive'],
    ['all.bpmn', archive('a.bpmn'), 'archive'],
    ['broken.vsdx', bytes('PK\u0003\u0004'), 'visio'],
  ])('%s', (name, content, format) => {
    expect(detectFormat(name, content)).toBe(format);
  });
});
