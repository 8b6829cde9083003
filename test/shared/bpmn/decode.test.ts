import { describe, expect, it } from 'vitest';
import { decode } from '../../../shared/bpmn/decode.ts';

const bytesOf = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding));
const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>Prüfung</a>`;

describe('decoding a file', () => {
  it.each([
    ['UTF-8 without a declaration', bytesOf('<a>Prüfung</a>', 'utf8'), 'utf-8'],
    ['UTF-8 with a mark', bytesOf(`\uFEFF${declared('UTF-8')}`, 'utf8'), 'utf-8'],
    ['UTF-16 with a mark', bytesOf(`\uFEFF${declared('UTF-16')}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 without a mark', bytesOf(declared('UTF-16'), 'utf16le'), 'utf-16le'],
    ['Latin-1 by declaration', bytesOf(declared('ISO-8859-1'), 'latin1'), 'windows-1252'],
    ['UTF-8 that calls itself UTF-16', bytesOf(declared('UTF-16'), 'utf8'), 'utf-8'],
  ])('reads %s', (_name, bytes, encoding) => {
    const result = decode(bytes);

    expect(result).toMatchObject({ ok: true, value: { encoding } });
    expect(result.ok && result.value.text).toContain('<a>Prüfung</a>');
  });

  it('refuses bytes that the declared encoding does not have, and names it', () => {
    expect(decode(bytesOf(declared('UTF-8'), 'latin1'))).toEqual({ ok: false, error: { code: 'encoding', encoding: 'UTF-8' } });
  });

  it('refuses an encoding that nobody knows', () => {
    expect(decode(bytesOf(declared('x-klingon'), 'latin1'))).toEqual({ ok: false, error: { code: 'unknown-encoding', encoding: 'x-klingon' } });
  });
});
