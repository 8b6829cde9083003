const NAMED: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'", nbsp: ' ', semi: ';', colon: ':', num: '#', lpar: '(', rpar: ')', lbrack: '[', rbrack: ']', lbrace: '{', rbrace: '}' };
const FORMATTING = /<\/?(?:b|i|u|s|em|strong|span|div|p|small|big|sub|sup|center|font|code|pre)(?:\s[^<>]{0,500})?\/?>/gi;

function character(code: number): string {
  return code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff) ? String.fromCodePoint(code) : '';
}

/** The words of a label: without line breaks, formatting and icons; `#quot;` and `#35;` are characters (Mermaid, “Entity codes”). */
export function chartText(written: string): string {
  return written
    .replace(/^\s*`([\s\S]*)`\s*$/, (_, markdown: string) => markdown.replaceAll(/(\*\*|__|\*|_)(?=\S)([^*_]+)\1/g, '$2'))
    .replaceAll(/<br\s*\/?>|\\n/gi, ' ')
    .replaceAll(FORMATTING, '')
    .replaceAll(/\bfa[bsrlk]?:fa-[\w-]+\s*/g, '')
    .replaceAll(/[#&](?:#?(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal: string | undefined, hexadecimal: string | undefined, name: string | undefined) => {
      if (decimal !== undefined) return character(Number(decimal));
      if (hexadecimal !== undefined) return character(Number.parseInt(hexadecimal, 16));
      return NAMED[(name ?? '').toLowerCase()] ?? whole;
    })
    .replaceAll(/\s+/g, ' ')
    .trim();
}
