import type { ImportWarning } from '../../bpmn/ImportWarning.ts';
import { message, type Message } from '../../i18n/Message.ts';
import type { ModelDocument } from '../../model/ModelDocument.ts';
import { err, ok, type Result } from '../../result.ts';
import { decodeText } from '../decodeText.ts';
import { ChartReader } from './ChartReader.ts';
import { parseFlowchart } from './parseFlowchart.ts';

export const MERMAID_BYTES_LIMIT = 4 * 1_048_576;

export interface ReadMermaid {
  readonly document: ModelDocument;
  readonly warnings: readonly ImportWarning[];
}

interface Block {
  readonly text: string;
  readonly firstLine: number;
}

const FENCE = /^[ \t]{0,3}(`{3,}|~{3,})[ \t]*(.*)$/;
const HEADER = /^(?:graph|flowchart(?:-elk)?)\b[ \t]*(?:LR|RL|TB|TD|BT|[<>^v])?[ \t]*(?:;|%%|$)/;

const withPlainEnds = (text: string) => text.replaceAll(/\r\n?/g, '\n');

/** Blocks of a Markdown page that are fenced as Mermaid (CommonMark 0.31 §4.5). */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let fence = '';
  let isMermaidBlock = false;
  let content: string[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    const [, mark, info = ''] = FENCE.exec(line) ?? [];
    if (fence === '' && mark !== undefined) {
      fence = mark;
      isMermaidBlock = /^\{?\s*mermaid\b/.test(info);
      content = [];
    } else if (fence !== '' && mark !== undefined && mark.startsWith(fence) && info.trim() === '') {
      if (isMermaidBlock) blocks.push({ text: content.join('\n'), firstLine: i - content.length + 1 });
      fence = '';
    } else if (fence !== '' && isMermaidBlock) content.push(line);
  }
  return blocks;
}

/** Whether the first line that says anything begins a flowchart; a title and comments may stand above. */
function isChart(text: string): boolean {
  let isInFrontMatter = false;
  for (const [i, line] of text.split('\n', 500).entries()) {
    const words = line.trim();
    if (words === '---' && (isInFrontMatter || text.slice(0, 1_000).trimStart().startsWith('---'))) isInFrontMatter = !isInFrontMatter && i < 20;
    else if (words !== '' && !words.startsWith('%%') && !isInFrontMatter) return HEADER.test(words);
  }
  return false;
}

/** Whether a text, from a file or the clipboard, is a Mermaid flowchart or a Markdown page with one in it. */
export function isMermaid(written: string): boolean {
  const text = withPlainEnds(written);
  return text.length <= MERMAID_BYTES_LIMIT && /[\n;]/.test(text.trim()) && (isChart(text) || blocksOf(text).some((block) => isChart(block.text)));
}

/** A model from a Mermaid flowchart: the text itself, or the first one in a Markdown page. */
export function readMermaidText(written: string, name: string): Result<ReadMermaid, Message> {
  const text = withPlainEnds(written);
  const blocks = blocksOf(text);
  const charts = blocks.filter((block) => isChart(block.text));
  const chosen = charts[0] ?? blocks[0] ?? { text, firstLine: 1 };
  const chart = parseFlowchart(chosen.text, chosen.firstLine);
  if (!chart.ok) return chart;
  const reader = new ChartReader(chart.value, chart.value.title || name);
  const document = reader.read();
  const more: ImportWarning[] = charts.length > 1 ? [{ line: charts[1]!.firstLine, message: message('interchange.mermaid.moreCharts', { count: charts.length - 1 }) }] : [];
  return ok({ document, warnings: [...more, ...reader.warnings] });
}

/** The same from the bytes of a `.mmd`, `.mermaid` or `.md` file. */
export function readMermaid(bytes: Uint8Array, name: string): Result<ReadMermaid, Message> {
  if (bytes.length === 0) return err(message('bpmn.error.empty'));
  if (bytes.length > MERMAID_BYTES_LIMIT) return err(message('bpmn.error.too-large', { size: Math.ceil(bytes.length / 1_048_576), limit: MERMAID_BYTES_LIMIT / 1_048_576 }));
  const decoded = decodeText(bytes);
  return decoded ? readMermaidText(decoded.text, name) : err(message('interchange.text.unreadable'));
}
