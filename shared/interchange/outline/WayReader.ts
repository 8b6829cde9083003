import type { MessageKey } from '../../i18n/catalogue.ts';
import type { MessageParams } from '../../i18n/Message.ts';
import type { NodeId } from '../../model/ids.ts';
import type { ProcessNode } from '../../model/Node.ts';
import { NODE_KINDS } from '../../model/nodeKinds.ts';
import type { ProcessDraft, Way } from '../ProcessDraft.ts';
import type { OutlineRow } from './OutlineRow.ts';
import { partsOf, readNext, readShare, readWay, type WrittenWay } from './readNext.ts';
import { called, type OutlineStep, type Steps } from './Steps.ts';

interface WayReaderOptions {
  readonly draft: ProcessDraft;
  readonly steps: Steps;
  readonly ids: ReadonlyMap<OutlineStep, NodeId>;
  readonly remark: (step: OutlineStep, key: MessageKey, params?: MessageParams) => void;
}

const NOTHING = new Set(['none', 'nothing', '无', '-', '–', '—', '/']);
const END = new Set(['end', 'stop', 'finish', '结束', '完成', '终点']);
const MOST_WAYS = 10_000;
const SHOWN = 60;

/** Draws the ways on of the steps of an outline. */
export class WayReader {
  readonly #options: WayReaderOptions;
  readonly #position: ReadonlyMap<OutlineStep, number>;
  readonly #level: ReadonlyMap<OutlineStep, string>;
  /** The next row on the same level. */
  readonly #below = new Map<OutlineStep, OutlineStep | undefined>();
  /** Steps of one name by level. */
  readonly #namesakes = new Map<readonly OutlineStep[], ReadonlyMap<string | undefined, readonly OutlineStep[]>>();
  readonly #withDefault = new Set<NodeId>();
  readonly #asked = new Set<NodeId>();
  #count = 0;

  constructor(options: WayReaderOptions) {
    this.#options = options;
    this.#position = new Map(options.steps.all.map((step, i) => [step, i]));
    this.#level = new Map(options.steps.all.map((step) => { const { pool, parent } = this.#nodeOf(step); return [step, `${pool} ${parent}`]; }));
    const last = new Map<string | undefined, OutlineStep>();
    for (const step of options.steps.all.toReversed()) {
      this.#below.set(step, last.get(this.#level.get(step)));
      if (this.#nodeOf(step).kind !== 'boundaryEvent') last.set(this.#level.get(step), step);
    }
  }

  /** The steps behind which the process ends. */
  read(): ReadonlySet<NodeId> {
    for (const step of this.#options.steps.all) for (const row of step.rows) this.#ways(step, row);
    return this.#asked;
  }

  #nodeOf(step: OutlineStep): ProcessNode {
    return this.#options.draft.nodes.get(this.#options.ids.get(step)!)!;
  }

  #ways(step: OutlineStep, row: OutlineRow): void {
    const written = this.#written(row.next);
    const conditions = partsOf(row.condition);
    const shares = partsOf(row.share);
    if (written.length === 0) {
      this.#toRowBelow(step, { ...readWay([row.condition]), ...this.#share(step, row.share) });
      return;
    }
    for (const [i, { target, way }] of written.entries()) {
      const full: Way = { ...(conditions.length > written.length ? {} : readWay([conditions[i] ?? ''])), ...this.#share(step, shares[i] ?? ''), ...way };
      this.#wayTo(step, target, full);
    }
    if (conditions.length > written.length || shares.length > written.length) this.#options.remark(step, 'interchange.outline.moreThanNext', { step: called(step) });
  }

  /** A line end parts two steps, unless it stands in the name of one, as it may in a cell of its own. */
  #written(next: string): readonly WrittenWay[] {
    const onOneLine = readNext(next.replaceAll(/\s*\n\s*/g, ' '));
    return next.includes('\n') && onOneLine.every(({ target }) => this.#options.steps.named(target).length > 0) ? onOneLine : readNext(next);
  }

  #share(step: OutlineStep, written: string): Way {
    if (written === '') return {};
    const share = readShare(written);
    if (share === null) this.#options.remark(step, 'interchange.outline.badShare', { share: written.slice(0, SHOWN), step: called(step) });
    return share === null ? {} : { probability: share };
  }

  #wayTo(step: OutlineStep, target: string, way: Way): void {
    this.#count += 1;
    if (this.#count === MOST_WAYS + 1) this.#options.remark(step, 'interchange.outline.tooManyWays', { limit: MOST_WAYS });
    if (this.#count > MOST_WAYS) return;
    const candidates = this.#options.steps.named(target);
    const keyword = target.toLowerCase();
    if (candidates.length === 0) {
      if (NOTHING.has(keyword)) return;
      if (END.has(keyword)) this.#end(step, way);
      else this.#options.remark(step, 'interchange.outline.unknownNext', { target: target.slice(0, SHOWN), step: called(step) });
      return;
    }
    const nearest = candidates.length === 1 ? candidates[0]! : this.#nearest(step, candidates);
    if (candidates.length > 1) this.#options.remark(step, 'interchange.outline.severalNext', { target: target.slice(0, SHOWN), step: called(step), number: nearest.number });
    this.#connect(step, nearest, way);
  }

  /** A way that ends the process gets an end event of its own where it is one of several. */
  #end(step: OutlineStep, way: Way): void {
    const { draft } = this.#options;
    const node = this.#nodeOf(step);
    if (Object.keys(way).length === 0) this.#asked.add(node.id);
    else this.#flow(step, draft.node('endEvent', '', draft.home(node)), way);
  }

  /** On the same level before others, below before above. */
  #nearest(step: OutlineStep, candidates: readonly OutlineStep[]): OutlineStep {
    const here = this.#position.get(step)!;
    const byLevel = this.#namesakes.get(candidates) ?? Map.groupBy(candidates, (other) => this.#level.get(other));
    this.#namesakes.set(candidates, byLevel);
    const near = byLevel.get(this.#level.get(step)) ?? candidates;
    return near.find((other) => this.#position.get(other)! > here) ?? near.at(-1)!;
  }

  #toRowBelow(step: OutlineStep, way: Way): void {
    const node = this.#nodeOf(step);
    if (!NODE_KINDS[node.kind].hasOutgoing) return;
    const below = this.#below.get(step);
    if (!below) this.#asked.add(node.id);
    else if (NODE_KINDS[this.#nodeOf(below).kind].hasIncoming) this.#connect(step, below, way);
    else this.#asked.add(node.id);
  }

  #connect(step: OutlineStep, target: OutlineStep, way: Way): void {
    const from = this.#nodeOf(step);
    const to = this.#nodeOf(target);
    if (from.pool !== to.pool) {
      // What passes between two pools is a message (BPMN 2.0.2 §9.4).
      this.#options.draft.connect('messageFlow', from.id, to.id, way.name);
      return;
    }
    if (!NODE_KINDS[from.kind].hasOutgoing || !NODE_KINDS[to.kind].hasIncoming || from.parent !== to.parent) {
      const key = from.parent === to.parent ? 'interchange.outline.wrongNext' : 'interchange.outline.nextElsewhere';
      this.#options.remark(step, key, { step: called(step), target: called(target) });
      return;
    }
    this.#flow(step, to.id, way);
  }

  #flow(step: OutlineStep, target: NodeId, way: Way): void {
    const source = this.#nodeOf(step).id;
    const isSecond = way.isDefault === true && this.#withDefault.has(source);
    if (isSecond) this.#options.remark(step, 'interchange.outline.secondDefault', { step: called(step) });
    if (way.isDefault) this.#withDefault.add(source);
    this.#options.draft.flow(source, target, isSecond ? { ...way, isDefault: false } : way);
  }
}
