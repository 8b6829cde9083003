import { message, type Message, type MessageParams } from '../../i18n/Message.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { err, ok, type Result } from '../../result.ts';
import { SHAPE_BRACKETS, shapeNamed } from './chartShapes.ts';
import { chartText } from './chartText.ts';
import type { ChartEdge, ChartNode, ChartShape, Flowchart, Subgraph } from './Flowchart.ts';

const MOST_NODES = 5_000;
const MOST_EDGES = 10_000;
const MOST_SUBGRAPHS = 500;
const DEEPEST = 50;
const LONGEST_LABEL = 10_000;

/** Charts of Mermaid that are no flowcharts. */
const OTHER_CHART = /^(sequenceDiagram|classDiagram|stateDiagram(?:-v2)?|erDiagram|journey|gantt|pie|quadrantChart|requirementDiagram|gitGraph|mindmap|timeline|zenuml|sankey(?:-beta)?|xychart(?:-beta)?|block(?:-beta)?|packet(?:-beta)?|architecture(?:-beta)?|kanban|C4\w+)\b/;
const HEADER = /(?:graph|flowchart-elk|flowchart)\b[ \t]*(?:LR|RL|TB|TD|BT|[<>^v])?[ \t]*(?=[;\r\n]|%%|$)/y;
const STYLE = /(?:classDef|class|style|linkStyle|click|accTitle|accDescr)\b/y;
const BLANKS = /[ \t]*/y;
const ID = /[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[.:/\\-](?=[\p{L}\p{N}_]))*/uy;
const CLASS = /:::[\p{L}\p{N}_-]+/uy;
const LINK_ID = /[\p{L}\p{N}_]+@(?=[xo<]?(?:--|==|-?\.))/uy;
const LINK_STYLE = /[\p{L}\p{N}_]+@(?=\{)/uy;
const LINK = /~~~+|[xo<]?--+[-xo>]|[xo<]?==+[=xo>]|[xo<]?-?\.+-[xo>]?/y;
const LINK_START = /[xo<]?--|[xo<]?==|[xo<]?-\./y;
const LINK_END: Readonly<Record<string, RegExp>> = { '-': /--+[-xo>]/g, '=': /==+[=xo>]/g, '.': /\.+-[xo>]?/g };

class Refusal extends Error {
  readonly text: Message;

  constructor(text: Message) {
    super(text.key);
    this.text = text;
  }
}

/**
 * Reads a Mermaid flowchart. Mermaid's own parser needs a browser's DOM, so this is one of ours, for this grammar:
 *
 * ```
 * chart     = [ "---" yaml "---" ] { comment } ("graph" | "flowchart") [ LR | RL | TB | TD | BT ] { statement (";" | newline) }
 * statement = "subgraph" [ id ] [ "[" text "]" | text ] | "end" | "direction" word
 *           | ("classDef" | "class" | "style" | "linkStyle" | "click" | "accTitle" | "accDescr") …      left out, counted
 *           | id "@{" … "}"                     the id of a link: left out, counted
 *           | group { link group }
 * group     = vertex { "&" vertex }
 * vertex    = id [ shape | "@{" key ":" value { "," key ":" value } "}" ] [ ":::" class ]
 * shape     = "[" text "]" | "(" text ")" | "{" text "}" | …                                          (chartShapes.ts)
 * link      = [ id "@" ] ( arrow [ "|" text "|" ] | "--" text arrow | "==" text arrow | "-." text arrow )
 * arrow     = "-->" | "---" | "==>" | "-.->" | "--o" | "--x" | "<-->" | "~~~" | …, of any length
 * text      = '"' … '"' | whatever stands before the bracket or arrow that ends it
 * comment   = "%%" … newline
 * ```
 *
 * `firstLine`: the line of the file on which the text begins. A failure names line and column.
 */
export function parseFlowchart(text: string, firstLine = 1): Result<Flowchart, Message> {
  try {
    return ok(new Parser(text, firstLine).chart());
  } catch (thrown) {
    if (thrown instanceof Refusal) return err(thrown.text);
    throw thrown;
  }
}

class Parser {
  readonly #text: string;
  readonly #firstLine: number;
  #at = 0;
  #title = '';
  readonly #nodes = new Map<string, ChartNode>();
  readonly #edges: ChartEdge[] = [];
  readonly #subgraphs = new Map<string, Subgraph>();
  readonly #open: { readonly id: string; readonly at: number }[] = [];
  readonly #styleLines: number[] = [];
  /** With their `@`. */
  readonly #linkIds = new Set<string>();
  /** Where each line begins. */
  readonly #lines: readonly number[];

  constructor(text: string, firstLine: number) {
    this.#text = text;
    this.#firstLine = firstLine;
    const lines = [0];
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines.push(i + 1);
    this.#lines = lines;
  }

  chart(): Flowchart {
    this.#frontMatter();
    this.#separators();
    const other = OTHER_CHART.exec(this.#text.slice(this.#at, this.#at + 40))?.[1];
    if (other !== undefined) this.#refuse('interchange.mermaid.otherChart', { chart: other });
    if (this.#take(HEADER) === null) this.#refuse('interchange.mermaid.noHeader');
    for (this.#separators(); this.#at < this.#text.length; this.#separators()) this.#statement();
    const open = this.#open.at(-1);
    if (open) this.#refuse('interchange.mermaid.noEnd', { subgraph: this.#subgraphs.get(open.id)?.title.slice(0, 60) ?? open.id }, open.at);
    // Links may name a subgraph before it is opened.
    for (const id of this.#subgraphs.keys()) if (this.#nodes.get(id)?.text === null) this.#nodes.delete(id);
    if (this.#nodes.size === 0) this.#refuse('interchange.mermaid.empty');
    return { title: this.#title, nodes: this.#nodes, edges: this.#edges, subgraphs: this.#subgraphs, styleLines: this.#styleLines };
  }

  // ── Statements ─────────────────────────────────────────────────────────────────────────────────

  #frontMatter(): void {
    const [whole, yaml] = /^\s*---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n[ \t]*---[ \t]*(?=\r?\n|$)/.exec(this.#text) ?? [];
    if (whole === undefined) return;
    this.#at = whole.length;
    this.#title = chartText(/^title:[ \t]*(.+)$/m.exec(yaml ?? '')?.[1]?.trim().replace(/^(["'])(.*)\1$/, '$2') ?? '');
  }

  /** Blanks, ends of statements and comments. */
  #separators(): void {
    for (;;) {
      while (/[\s;]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
      if (!this.#text.startsWith('%%', this.#at)) return;
      const directive = this.#text.startsWith('%%{', this.#at) ? this.#text.indexOf('}%%', this.#at) : -1;
      this.#at = directive >= 0 ? directive + 3 : this.#lineEnd();
    }
  }

  #statement(): void {
    if (this.#word('subgraph')) this.#subgraph();
    else if (this.#word('end')) {
      if (!this.#open.pop()) this.#refuse('interchange.mermaid.strayEnd', {}, this.#at - 3);
      this.#endOfStatement();
    } else if (this.#word('direction')) this.#at = this.#lineEnd();
    else if (this.#take(STYLE) !== null) {
      this.#styleLines.push(this.#lineAt(this.#at));
      this.#blanks();
      const block = this.#text[this.#at] === '{' ? this.#text.indexOf('}', this.#at) : -1;
      this.#at = block >= 0 ? block + 1 : this.#lineEnd();
    } else if (!this.#linkStyle()) this.#chain();
  }

  /** `e1@{ animate: true }`, where a link was called `e1`. */
  #linkStyle(): boolean {
    const at = this.#at;
    if (!this.#linkIds.has(this.#take(LINK_STYLE) ?? '')) {
      this.#at = at;
      return false;
    }
    this.#at -= 1;
    this.#properties();
    this.#styleLines.push(this.#lineAt(at));
    this.#endOfStatement();
    return true;
  }

  #subgraph(): void {
    const at = this.#at;
    this.#blanks();
    const end = this.#lineEnd();
    const written = this.#text.slice(this.#at, end).replace(/;?\s*(%%.*)?$/, '');
    this.#at = end;
    const [, id, title] = /^([^\s["]+)\s*\[\s*"?([\s\S]*?)"?\s*\]$/.exec(written) ?? [];
    const words = chartText(written.replace(/^"(.*)"$/, '$1'));
    let key = id ?? (/^\S+$/.test(written) && !written.startsWith('"') ? written : `subgraph ${words}`);
    // Two without a title are two.
    if (words === '') key = `subgraph ${this.#subgraphs.size + 1}`;
    if (this.#open.length >= DEEPEST) this.#refuse('interchange.mermaid.tooDeep', { limit: DEEPEST }, at);
    if (this.#subgraphs.size >= MOST_SUBGRAPHS) this.#refuse('interchange.mermaid.tooManyNodes', { limit: MOST_SUBGRAPHS }, at);
    if (!this.#subgraphs.has(key)) this.#subgraphs.set(key, { id: key, title: title === undefined ? words : chartText(title), parent: this.#open.at(-1)?.id ?? null, line: this.#lineAt(at) });
    this.#open.push({ id: key, at });
  }

  #chain(): void {
    let from = this.#group();
    for (;;) {
      const link = this.#link();
      if (!link) break;
      const at = this.#at;
      const to = this.#group();
      if (!link.isInvisible) {
        if (this.#edges.length + from.length * to.length * 2 > MOST_EDGES) this.#refuse('interchange.mermaid.tooManyEdges', { limit: MOST_EDGES }, at);
        for (const a of from) for (const b of to) {
          this.#edges.push({ from: a, to: b, text: link.text, line: this.#lineAt(at) });
          if (link.isBoth) this.#edges.push({ from: b, to: a, text: link.text, line: this.#lineAt(at) });
        }
      }
      from = to;
    }
    this.#endOfStatement();
  }

  #endOfStatement(): void {
    this.#blanks();
    const c = this.#text[this.#at];
    if (c === undefined || c === ';' || c === '\n' || c === '\r' || this.#text.startsWith('%%', this.#at)) return;
    this.#refuse('interchange.mermaid.unexpected', { found: this.#glimpse() });
  }

  // ── Nodes ──────────────────────────────────────────────────────────────────────────────────────

  #group(): string[] {
    const ids = [this.#vertex()];
    for (this.#blanks(); this.#text[this.#at] === '&'; this.#blanks()) {
      this.#at += 1;
      ids.push(this.#vertex());
    }
    return ids;
  }

  #vertex(): string {
    // A chain may go on in the next line after a link or an ampersand.
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    const at = this.#at;
    const id = this.#take(ID);
    if (id === null) this.#refuse('interchange.mermaid.noNode', { found: this.#glimpse() });
    const given = this.#text.startsWith('@{', this.#at) ? this.#properties() : this.#shape();
    this.#take(CLASS);
    const known = this.#nodes.get(id);
    if (this.#subgraphs.has(id) && !given) return id;
    if (!known && this.#nodes.size >= MOST_NODES) this.#refuse('interchange.mermaid.tooManyNodes', { limit: MOST_NODES }, at);
    this.#nodes.set(id, {
      id,
      text: given?.text ?? known?.text ?? null,
      shape: given?.shape ?? known?.shape ?? 'rectangle',
      // The first subgraph that names a node has it, whoever else does.
      subgraph: known?.subgraph ?? this.#open.at(-1)?.id ?? null,
      line: known?.line ?? this.#lineAt(at),
    });
    return id;
  }

  #shape(): { readonly text: string | null; readonly shape: ChartShape | null } | null {
    const bracket = SHAPE_BRACKETS.find(({ open }) => this.#text.startsWith(open, this.#at));
    if (!bracket) return null;
    const at = this.#at;
    this.#at += bracket.open.length;
    this.#blanks();
    const quoted = this.#quoted();
    if (quoted !== null) this.#blanks();
    const label = this.#text.slice(this.#at, Math.min(this.#lineEnd(), this.#at + LONGEST_LABEL));
    const [nearest] = bracket.close.map(([close, shape]) => ({ close, shape, end: label.indexOf(close) })).filter(({ end }) => end >= 0).toSorted((a, b) => a.end - b.end);
    if (!nearest || (quoted !== null && nearest.end > 0)) {
      this.#refuse('interchange.mermaid.openBracket', { bracket: bracket.open, close: bracket.close.map(([close]) => close).join(' ') }, at);
    }
    this.#at += nearest.end + nearest.close.length;
    return { text: chartText(quoted ?? label.slice(0, nearest.end)), shape: nearest.shape };
  }

  /** `A@{ shape: diamond, label: "Paid?" }`. */
  #properties(): { readonly text: string | null; readonly shape: ChartShape | null } {
    const at = this.#at;
    this.#at += 2;
    let shape: ChartShape | null = null;
    let text: string | null = null;
    for (;;) {
      while (/[\s,]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
      if (this.#text[this.#at] === '}') break;
      const key = this.#take(/[\w-]+\s*:[ \t]*/y)?.replace(/\s*:\s*$/, '');
      const value = key === undefined ? null : (this.#quoted() ?? this.#take(/[^,}\n]*/y));
      if (key === undefined || value === null) this.#refuse('interchange.mermaid.openBracket', { bracket: '@{', close: '}' }, at);
      if (key === 'shape') shape = shapeNamed(value.trim());
      if (key === 'label') text = chartText(value);
    }
    this.#at += 1;
    return { shape, text };
  }

  // ── Links ──────────────────────────────────────────────────────────────────────────────────────

  #link(): { readonly text: string; readonly isInvisible: boolean; readonly isBoth: boolean } | null {
    this.#blanks();
    const at = this.#at;
    const id = this.#take(LINK_ID);
    if (id !== null) this.#linkIds.add(id);
    const arrow = this.#take(LINK);
    if (arrow !== null) {
      const isInvisible = arrow.startsWith('~');
      this.#blanks();
      return { text: this.#text[this.#at] === '|' ? this.#barred() : '', isInvisible, isBoth: isBoth(arrow, arrow) };
    }
    const start = this.#take(LINK_START);
    if (start === null) {
      this.#at = at;
      return null;
    }
    this.#blanks();
    const quoted = this.#quoted();
    const pattern = LINK_END[start.at(-1)!]!;
    pattern.lastIndex = this.#at;
    const end = pattern.exec(this.#text);
    if (!end || end.index > this.#lineEnd()) this.#refuse('interchange.mermaid.openLink', { link: start }, at);
    const text = quoted ?? this.#text.slice(this.#at, end.index);
    this.#at = end.index + end[0].length;
    return { text: chartText(text), isInvisible: false, isBoth: isBoth(start, end[0]) };
  }

  #barred(): string {
    const at = this.#at;
    this.#at += 1;
    this.#blanks();
    const quoted = this.#quoted();
    const end = this.#text.indexOf('|', this.#at);
    if (end < 0 || end > this.#lineEnd()) this.#refuse('interchange.mermaid.openBracket', { bracket: '|', close: '|' }, at);
    const text = quoted ?? this.#text.slice(this.#at, end);
    this.#at = end + 1;
    return chartText(text);
  }

  // ── Characters ─────────────────────────────────────────────────────────────────────────────────

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined || found === '') return null;
    this.#at += found.length;
    return found;
  }

  /** A keyword, which no link follows: then it would be the id of a node. */
  #word(word: string): boolean {
    if (!this.#text.startsWith(word, this.#at) || !/^(?:\s*$|\s*[;\n]|\s+(?![-=~<&]|[xo]--))/.test(this.#text.slice(this.#at + word.length, this.#at + word.length + 200))) return false;
    this.#at += word.length;
    return true;
  }

  #quoted(): string | null {
    if (this.#text[this.#at] !== '"') return null;
    const end = this.#text.indexOf('"', this.#at + 1);
    if (end < 0) this.#refuse('interchange.mermaid.openBracket', { bracket: '"', close: '"' });
    const text = this.#text.slice(this.#at + 1, end);
    this.#at = end + 1;
    return text;
  }

  #blanks(): void {
    this.#take(BLANKS);
  }

  #lineEnd(): number {
    const next = this.#lines[this.#lineIndex(this.#at) + 1];
    return next === undefined ? this.#text.length : next - 1;
  }

  #glimpse(): string {
    return this.#text.slice(this.#at, Math.min(this.#lineEnd(), this.#at + 20)).trim() || '↵';
  }

  /** The line of a place in the text, from 0. */
  #lineIndex(at: number): number {
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lines[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #lineAt(at: number): number {
    return this.#lineIndex(at) + this.#firstLine;
  }

  #refuse(key: MessageKey, params: MessageParams = {}, at = this.#at): never {
    throw new Refusal(message(key, { ...params, line: this.#lineAt(at), column: at - this.#lines[this.#lineIndex(at)]! + 1 }));
  }
}

const isBoth = (start: string, end: string) => (start.startsWith('<') && end.endsWith('>')) || (/^[xo]/.test(start) && /[xo]$/.test(end));
