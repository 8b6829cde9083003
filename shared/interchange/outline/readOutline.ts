import type { ImportWarning } from '../../bpmn/ImportWarning.ts';
import { message, type Message, type MessageParams } from '../../i18n/Message.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { NodeId } from '../../model/ids.ts';
import type { ModelDocument } from '../../model/ModelDocument.ts';
import type { NodeKind } from '../../model/Node.ts';
import { NODE_KINDS } from '../../model/nodeKinds.ts';
import { ok, type Result } from '../../result.ts';
import { ProcessDraft, type DraftHome } from '../ProcessDraft.ts';
import { gatewayRemarks, splitAtGateways } from '../splitAtGateways.ts';
import { addStarts, endAfter } from '../startsAndEnds.ts';
import { outlineRows, type TableRow } from './OutlineRow.ts';
import { readType, type OutlineType } from './readType.ts';
import { called, Steps, type OutlineStep } from './Steps.ts';
import { WayReader } from './WayReader.ts';

export interface ReadOutline {
  readonly document: ModelDocument;
  readonly warnings: readonly ImportWarning[];
}

/**
 * A model from a table of steps: one row for each step, its role, what comes next and how long it takes (`outlineColumns.ts`).
 * Roles become lanes. Nothing in `next` means the row below. What cannot be read is named with its line and left out.
 */
export function readOutline(table: readonly TableRow[], name: string): Result<ReadOutline, Message> {
  const found = outlineRows(table);
  if (!found.ok) return found;
  const reader = new OutlineReader(new Steps(found.value.rows), name);
  return ok({ document: reader.read(), warnings: [...found.value.warnings, ...reader.warnings] });
}

const CALLED = 60;
/** Sub-processes in sub-processes; nobody draws more, and layouts follow each of them down. */
const DEEPEST = 30;

/** Ids that XML takes: BPMN files of the model can then keep them. */
const idFor = ({ row }: OutlineStep): string | undefined => (row.id === '' ? undefined : /^[\p{L}_][\w.\-\p{L}]*$/u.test(row.id) ? row.id : `Step_${row.id}`);

class OutlineReader {
  readonly warnings: ImportWarning[] = [];
  readonly #steps: Steps;
  readonly #draft: ProcessDraft;
  readonly #ids = new Map<OutlineStep, NodeId>();
  readonly #types = new Map<OutlineStep, OutlineType>();
  /** Sub-process, or the activity of a boundary event. */
  readonly #owners = new Map<OutlineStep, OutlineStep>();

  constructor(steps: Steps, name: string) {
    this.#steps = steps;
    this.#draft = new ProcessDraft(name);
  }

  read(): ModelDocument {
    for (const step of this.#steps.all) this.#types.set(step, this.#typeOf(step));
    for (const step of this.#steps.all) this.#findOwner(step);
    for (const step of this.#steps.all) this.#node(step);
    const asked = new WayReader({ draft: this.#draft, steps: this.#steps, ids: this.#ids, remark: (step, key, params) => this.#remark(step, key, params) }).read();
    for (const id of asked) {
      const node = this.#draft.nodes.get(id);
      if (node) endAfter(this.#draft, node);
    }
    addStarts(this.#draft);
    this.warnings.push(...gatewayRemarks(this.#draft, splitAtGateways(this.#draft)));
    return this.#draft.toDocument();
  }

  #remark({ row }: OutlineStep, key: MessageKey, params?: MessageParams): void {
    this.warnings.push({ line: row.line, message: message(key, params) });
  }

  #typeOf(step: OutlineStep): OutlineType {
    const { type } = step.row;
    const read = readType(type);
    if (type !== '' && !read) this.#remark(step, 'interchange.outline.unknownType', { type: type.slice(0, CALLED), step: called(step) });
    return read ?? { kind: 'task', definition: null };
  }

  #kindOf(step: OutlineStep): NodeKind {
    return this.#types.get(step)?.kind ?? 'task';
  }

  #findOwner(step: OutlineStep): void {
    const isBoundary = this.#kindOf(step) === 'boundaryEvent';
    const written = isBoundary && step.row.on !== '' ? step.row.on : step.row.within;
    const owner = written === '' ? undefined : this.#steps.named(written).find((other) => other !== step && NODE_KINDS[this.#kindOf(other)].category === 'activity');
    const above = owner === undefined ? new Set() : this.#ownersAbove(owner);
    const isCircle = above.has(step) || above.size > DEEPEST;
    if (written !== '' && (!owner || isCircle)) this.#remark(step, 'interchange.outline.unknownOwner', { owner: written.slice(0, CALLED), step: called(step) });
    if (isBoundary && (!owner || isCircle)) {
      if (written === '') this.#remark(step, 'interchange.outline.boundaryNowhere', { step: called(step) });
      this.#types.set(step, { kind: 'intermediateCatchEvent', definition: this.#types.get(step)?.definition ?? 'timer' });
      return;
    }
    if (!owner || isCircle) return;
    this.#owners.set(step, owner);
    // A step that others stand in is a sub-process, whatever the table calls it.
    if (!isBoundary && !['subProcess', 'transaction', 'adHocSubProcess'].includes(this.#kindOf(owner))) this.#types.set(owner, { kind: 'subProcess', definition: null });
  }

  #ownersAbove(step: OutlineStep): ReadonlySet<OutlineStep> {
    const above = new Set<OutlineStep>();
    for (let at: OutlineStep | undefined = step; at && !above.has(at); at = this.#owners.get(at)) above.add(at);
    return above;
  }

  /** Adds the step after whatever it stands in. */
  #node(step: OutlineStep): NodeId {
    const known = this.#ids.get(step);
    if (known) return known;
    const { kind, definition } = this.#types.get(step) ?? { kind: 'task', definition: null };
    const owner = this.#owners.get(step);
    const ownerId = owner ? this.#node(owner) : null;
    const id = this.#draft.node(kind, step.row.step, this.#homeOf(step, kind, ownerId), idFor(step));
    this.#ids.set(step, id);
    if (kind === 'boundaryEvent') this.#draft.change(id, (node) => (node.kind === 'boundaryEvent' ? { ...node, attachedTo: ownerId } : node));
    if (definition !== null) this.#draft.change(id, (node) => ('definitions' in node ? { ...node, definitions: [{ kind: definition }] } : node));
    const { documentation } = step.row;
    if (documentation !== '') this.#draft.change(id, (node) => ({ ...node, documentation }));
    this.#time(step, id);
    return id;
  }

  #homeOf({ row }: OutlineStep, kind: NodeKind, owner: NodeId | null): DraftHome {
    const node = owner === null ? undefined : this.#draft.nodes.get(owner);
    if (node) return { ...this.#draft.home(node), parent: kind === 'boundaryEvent' ? node.parent : node.id };
    const pool = this.#draft.pool(row.pool);
    return { pool, lane: row.role === '' ? null : this.#draft.lane(pool, row.role), parent: null };
  }

  #time(step: OutlineStep, id: NodeId): void {
    const { written, value } = step.row.time;
    if (written === '') return;
    if (value === null) {
      this.#remark(step, 'interchange.outline.badTime', { time: written.slice(0, CALLED), step: called(step) });
      return;
    }
    this.#draft.change(id, (node) => {
      if ('work' in node) return { ...node, work: { ...node.work, duration: value } };
      if ('delay' in node) return { ...node, delay: value };
      if (node.kind === 'startEvent') return { ...node, arrivals: { interArrival: value, calendar: null, reading: 'working', batchSize: 1 } };
      this.#remark(step, 'interchange.outline.timeless', { step: called(step) });
      return node;
    });
  }
}
