import { describe, expect, it } from 'vitest';
import { decode } from '../../../shared/bpmn/decode.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { writeBpmn } from '../../../shared/bpmn/writeBpmn.ts';
import { changeKind } from '../../../shared/commands/changeKind.ts';
import { copyElements } from '../../../shared/commands/Clipboard.ts';
import { deleteElements } from '../../../shared/commands/deleteElements.ts';
import { countedIds } from '../../../shared/commands/IdSource.ts';
import { duplicate, paste } from '../../../shared/commands/paste.ts';
import { emptyModel } from '../../../shared/model/emptyModel.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { ExpectedFile } from './ExpectedFile.ts';
import { fixture, soundFixtures, type Fixture } from './fixtures.ts';
import { nodeId } from './ids.ts';
import { readWithModdle } from './moddle.ts';
import { schemaErrors } from './schema.ts';

const master = (file: Fixture): ProcessModel => unwrap(readBpmn(file.bytes)).document.master;
/** Ids that no fixture has. */
const freshIds = () => countedIds(9_000);
const textOf = (bytes: Uint8Array) => unwrap(decode(bytes)).text;

/** Element names, attributes and texts of an element, without ids and without what ties it to its neighbours. */
function substance(text: string, id: string): string[] {
  const [element] = new ExpectedFile(text).withId(id);
  const said: string[] = [];
  const visit = (at: NonNullable<typeof element>, path: string): void => {
    const own = `${path}/${at.localName}`;
    said.push(own);
    for (let i = 0; i < at.attributes.length; i++) {
      const { name, value } = at.attributes.item(i)!;
      if (!/^(id|default|attachedToRef|sourceRef|targetRef|xmlns.*)$/.test(name) && !name.endsWith('DataRef')) said.push(`${own} @${name}=${value}`);
    }
    for (let child = at.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 1 && !/^(incoming|outgoing|flowNodeRef|laneSet|dataObject|dataObjectReference|\w*[tT]ask|subProcess|\w*Event|\w*Gateway|sequenceFlow|association|textAnnotation|data(In|Out)putAssociation|property|callActivity)$/.test((child as typeof at).localName ?? '')) visit(child as typeof at, own);
      else if (child.nodeType !== 1 && child.nodeValue?.trim() && !/Refs?$/.test(at.localName ?? '')) said.push(`${own} "${child.nodeValue.trim()}"`);
    }
  };
  if (element) visit(element, '');
  return said;
}

/** Files in which a step holds something of another tool. */
const withVendors = soundFixtures.flatMap((file) => {
  const model = master(file);
  const text = textOf(file.bytes);
  const step = rows(model.nodes).find((node) => 'work' in node && substance(text, node.id).some((fact) => fact.includes('/extensionElements/')));
  return step ? [{ name: file.name, file, model, step, text }] : [];
});

describe('a copied step', () => {
  it.each(withVendors)('of $name has the data of other tools that the original has', async ({ file, model, step, text }) => {
    const copied = unwrap(duplicate(model, { ids: [step.id], idSource: freshIds() })).model;
    const copy = rows(copied.nodes).find((node) => node.copyOf === step.id)!;
    const { bytes, warnings } = writeBpmn(copied, file.bytes);
    const written = textOf(bytes);
    const known = (await readWithModdle(text)).warnings;

    expect(warnings.filter(({ message }) => message.key !== 'bpmn.warning.utf-8')).toEqual([]);
    expect(substance(written, copy.id)).toEqual(substance(text, step.id));
    expect(substance(written, step.id)).toEqual(substance(text, step.id));
    // The schema knows ids that are there twice.
    const before = (await schemaErrors([{ name: 'before', bytes: new TextEncoder().encode(text.replace(/encoding="[^"]*"/, 'encoding="UTF-8"')) }])).get('before') ?? [];
    expect(((await schemaErrors([{ name: 'after', bytes }])).get('after') ?? []).filter((error) => !before.includes(error))).toEqual([]);
    expect((await readWithModdle(written)).warnings.filter((warning) => !known.some((old) => old.slice(0, 40) === warning.slice(0, 40)))).toEqual([]);
  });

  const file = fixture('bpmn/mit-samples/camunda7-extensions.bpmn');
  const model = master(file);
  const step = withVendors.find(({ name }) => name === file.name)!.step;

  it('keeps them when the original was cut', () => {
    const clipboard = copyElements(model, [step.id])!;
    const cut = unwrap(deleteElements(model, { ids: [step.id] })).model;
    const pasted = unwrap(paste(cut, { clipboard, at: { x: 500, y: 600 }, ids: freshIds() })).model;
    const copy = rows(pasted.nodes).find((node) => node.copyOf === step.id)!;

    expect(substance(textOf(writeBpmn(pasted, file.bytes).bytes), copy.id)).toEqual(substance(textOf(file.bytes), step.id));
  });

  it('that was copied again and became another kind still has them', () => {
    const ids = freshIds();
    const once = unwrap(duplicate(model, { ids: [step.id], idSource: ids })).model;
    const first = rows(once.nodes).find((node) => node.copyOf === step.id)!;
    const twice = unwrap(duplicate(once, { ids: [first.id], idSource: ids })).model;
    const second = rows(twice.nodes).find((node) => node.copyOf === step.id && node.id !== first.id)!;
    const changed = unwrap(changeKind(twice, { id: second.id, kind: 'manualTask' })).model;
    const vendorData = (id: string) => substance(textOf(writeBpmn(changed, file.bytes).bytes), id).filter((fact) => fact.includes('/extensionElements/')).map((fact) => fact.replace(/^\/\w+/, ''));

    expect(vendorData(second.id).length).toBeGreaterThan(1);
    expect(vendorData(second.id)).toEqual(vendorData(step.id));
  });

  it('in another model, whose file has another step under that id, takes nothing from there', () => {
    const clipboard = copyElements(model, [step.id])!;
    const other = { ...emptyModel('Other'), pools: model.pools };
    const pasted = unwrap(paste(other, { clipboard, at: { x: 0, y: 0 }, ids: freshIds() })).model;

    expect(rows(pasted.nodes).map(({ copyOf }) => copyOf)).toEqual([undefined]);
  });

  it('reads back from its file as a step of its own', () => {
    const copied = unwrap(duplicate(model, { ids: [step.id], idSource: freshIds() })).model;
    const again = unwrap(readBpmn(writeBpmn(copied, file.bytes).bytes)).document.master;
    const { copyOf, ...copy } = rows(copied.nodes).find((node) => node.copyOf === step.id)!;

    expect(copyOf).toBe(step.id);
    expect(again.nodes[nodeId(copy.id)]).toEqual(copy);
  });
});
