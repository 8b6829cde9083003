import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../shared/files/detectFormat.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));

describe('the format of a file', () => {
  it.each([
    ['model.bpmn', bytes('<?xml version="1.0"?>'), 'bpmn'],
    ['model.laneway', bytes('\n <definitions/>'), 'bpmn'],
    ['model.txt', bytes('\uFEFF<definitions/>', 'utf16le'), 'bpmn'],
    ['model.bpmn', bytes('{"format": "laneway"}'), 'laneway'],
    ['model.laneway', bytes('broken'), 'laneway'],
    ['model.xml', bytes(''), 'bpmn'],
    ['picture.png', bytes('\u0089PNG'), 'unknown'],
  ])('%s', (name, content, format) => {
    expect(detectFormat(name, content)).toBe(format);
  });
});
