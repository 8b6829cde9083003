import { LineRuleType, type IStylesOptions } from 'docx';
import type { Locale } from '../../../shared/i18n/Locale.ts';
import { INK } from './docxBlocks.ts';

/** Sans-serif faces that Word has on every machine, and others a match in width; the second one for Chinese, whatever the language of the handbook. */
const FONT = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'Microsoft YaHei' } as const;
const TITLE = '1D3557';

/** Sizes in half points, distances in twentieths of a point: the units of Word. */
export function docxStyles(locale: Locale): IStylesOptions {
  const language = locale === 'zh-CN' ? { value: 'en-US', eastAsia: 'zh-CN' } : { value: 'en-GB', eastAsia: 'zh-CN' };
  const heading = (size: number, before: number, after: number) => ({ run: { font: FONT, size, bold: true, color: TITLE }, paragraph: { spacing: { before, after, line: 259, lineRule: LineRuleType.AUTO }, keepNext: true, keepLines: true } });
  return {
    default: {
      document: { run: { font: FONT, size: 20, language }, paragraph: { spacing: { after: 120, line: 269, lineRule: LineRuleType.AUTO } } },
      title: { run: { font: FONT, size: 64, bold: true, color: TITLE }, paragraph: { spacing: { after: 480, line: 259, lineRule: LineRuleType.AUTO } } },
      heading1: heading(34, 480, 200),
      heading2: heading(26, 320, 120),
      heading3: heading(22, 240, 80),
    },
    paragraphStyles: [
      { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', run: { size: 28, color: INK.quiet, characterSpacing: 20 }, paragraph: { spacing: { after: 80 } } },
      { id: 'TableText', name: 'Table Text', basedOn: 'Normal', quickFormat: true, run: { size: 17 }, paragraph: { spacing: { after: 30, line: 240, lineRule: LineRuleType.AUTO } } },
      { id: 'Caption', name: 'caption', basedOn: 'Normal', next: 'Normal', run: { size: 18, color: INK.quiet }, paragraph: { spacing: { before: 60, after: 160 } } },
      { id: 'Gap', name: 'Gap', basedOn: 'Normal', run: { size: 8 }, paragraph: { spacing: { after: 60, line: 160, lineRule: LineRuleType.AUTO } } },
      { id: 'ContentsHeading', name: 'TOC Heading', basedOn: 'Normal', next: 'Normal', run: { size: 34, bold: true, color: TITLE }, paragraph: { spacing: { after: 240 } } },
      { id: 'TOC1', name: 'toc 1', basedOn: 'Normal', next: 'Normal', run: { bold: true }, paragraph: { spacing: { before: 120, after: 20 } } },
      { id: 'TOC2', name: 'toc 2', basedOn: 'Normal', next: 'Normal', paragraph: { spacing: { after: 20 }, indent: { left: 240 } } },
      { id: 'Header', name: 'header', basedOn: 'Normal', run: { size: 17, color: INK.quiet }, paragraph: { spacing: { after: 0 } } },
      { id: 'Footer', name: 'footer', basedOn: 'Normal', run: { size: 17, color: INK.quiet }, paragraph: { spacing: { after: 0 } } },
    ],
  };
}
