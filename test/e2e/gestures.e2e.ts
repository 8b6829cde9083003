import { expect, test, type Locator, type Page } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addLane } from '../../shared/commands/addLane.ts';
import { addNode } from '../../shared/commands/addNode.ts';
import { addPool } from '../../shared/commands/addPool.ts';
import { connect } from '../../shared/commands/connect.ts';
import type { Command } from '../../shared/commands/editDocument.ts';
import { writeLaneway } from '../../shared/files/lanewayFile.ts';
import { emptyDocument } from '../../shared/model/emptyModel.ts';
import { flowId, laneId, nodeId, poolId, type NodeId } from '../../shared/model/ids.ts';
import type { NodeKind } from '../../shared/model/Node.ts';
import { unwrap } from '../../shared/result.ts';
import { launch, type Laneway } from './launch.ts';
import { StudioPage } from './StudioPage.ts';

/** Shop: Open → Take → Serve → Done at the desk; the kitchen is empty. */
function shop(): Uint8Array {
  const document = emptyDocument('Shop');
  const atDesk = (kind: NodeKind, name: string, x: number): Command => (m) => addNode(m, { id: nodeId(name), kind, name, lane: laneId('Desk'), at: { x, y: 60 } });
  const link = (source: NodeId, target: NodeId): Command => (m) => connect(m, { id: flowId(`${source}_${target}`), source, target });
  const commands: readonly Command[] = [
    (m) => addPool(m, { id: poolId('Shop'), name: 'Shop', kind: 'process', bounds: { x: 0, y: 0, width: 860, height: 120 } }),
    (m) => addLane(m, { id: laneId('Desk'), pool: poolId('Shop'), name: 'Desk' }),
    (m) => addLane(m, { id: laneId('Kitchen'), pool: poolId('Shop'), name: 'Kitchen' }),
    atDesk('startEvent', 'Open', 120), atDesk('userTask', 'Take', 280), atDesk('task', 'Serve', 560), atDesk('endEvent', 'Done', 760),
    link(nodeId('Open'), nodeId('Take')), link(nodeId('Take'), nodeId('Serve')), link(nodeId('Serve'), nodeId('Done')),
  ];
  return writeLaneway({ ...document, master: commands.reduce((model, command) => unwrap(command(model)).model, document.master) });
}

let folder: string;
let laneway: Laneway;
let page: Page;
let studio: StudioPage;

// One program for all gestures, one after the other.
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'laneway-e2e-'));
  writeFileSync(join(folder, 'shop.laneway'), shop());
  laneway = await launch({ dataFolder: join(folder, 'data') });
  page = laneway.page;
  studio = new StudioPage(laneway);
});
test.afterAll(async () => {
  await laneway.close();
  rmSync(folder, { recursive: true, force: true });
});
let isKnown = false;
test.beforeEach(async () => {
  await studio.importFile(join(folder, 'shop.laneway'), { isKnown });
  isKnown = true;
  await expect(element('Serve')).toBeVisible();
});
test.afterEach(async () => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Alt+l');
  await expect(studio.button('shell.start.import')).toBeVisible();
});

const element = (name: string): Locator => page.locator('.step').filter({ hasText: name }).first();
const band = (id: string): Locator => page.locator(`.band[data-element="${id}"]`);
const pad = (): Locator => page.getByRole('toolbar', { name: studio.t('canvas.pad') });
const palette = (): Locator => page.getByRole('toolbar', { name: studio.t('canvas.palette') });

/** Where a name is typed on the drawing itself. */
const nameField = (): Locator => studio.canvas.getByRole('textbox', { name: studio.t('canvas.nameOf'), exact: true });

interface Spot {
  readonly x: number;
  readonly y: number;
}

async function boxOf(what: Locator) {
  const box = await what.boundingBox();
  if (!box) throw new Error('Not on the screen.');
  return box;
}
async function middleOf(what: Locator): Promise<Spot> {
  const { x, y, width, height } = await boxOf(what);
  return { x: x + width / 2, y: y + height / 2 };
}
async function drag(from: Spot, to: Spot, release = true): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y, { steps: 4 });
  if (release) await page.mouse.up();
}

/** A place in the empty kitchen. */
async function inKitchen(): Promise<Spot> {
  const { x, y, width, height } = await boxOf(band('Kitchen'));
  return { x: x + width * 0.6, y: y + height / 2 };
}

/** Rows of the outline as `level name`, in their order. */
const outline = () => page.getByRole('treeitem').evaluateAll((rows) => rows.map((row) => `${row.getAttribute('aria-level')} ${row.querySelector('.outline-name')?.textContent ?? ''}`));
/** The lane that the outline lists a step under. */
async function laneOf(name: string): Promise<string | undefined> {
  const rows = await outline();
  return rows.slice(0, rows.findIndex((row) => row.endsWith(` ${name}`))).findLast((row) => row.startsWith('2 '))?.slice(2);
}
/** Where everything stands on the screen. */
const places = () => page.locator('.step, .band').evaluateAll((all) => Object.fromEntries(all.map((one) => {
  const { x, y, width, height } = one.getBoundingClientRect();
  return [one.getAttribute('data-element'), [x, y, width, height].map(Math.round).join(' ')];
})));

/** Types the name that is asked for after an element was placed. */
async function giveName(text: string): Promise<void> {
  await expect(nameField()).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await expect(studio.outlineRow(text)).toBeVisible();
}

/** The only step that a step leads to, as a screen reader is told. */
async function expectFlow(from: string, to: string): Promise<void> {
  await studio.outlineRow(from).click();
  await studio.canvas.focus();
  await page.keyboard.press('f');
  await expect(page.locator('output[aria-live=polite]')).toHaveText(studio.t('canvas.describe.flow', { kind: studio.t('bpmn.sequenceFlow'), from, to }));
}

test('a step is dragged from the palette into a lane, and undo takes it away', async () => {
  const [rows, before] = [await outline(), await places()];
  await drag(await middleOf(palette().getByRole('button', { name: studio.t('bpmn.task'), exact: true })), await inKitchen());
  await giveName('Cook');
  await expect.poll(() => laneOf('Cook')).toBe('Kitchen');

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(outline).toEqual(rows);
  await expect.poll(places).toEqual(before);
});

test('the pad appends beside the step, on top of nothing', async () => {
  await element('Take').click();
  await pad().getByRole('button', { name: studio.t('canvas.appendKind', { kind: studio.t('bpmn.task') }) }).click();
  await giveName('Note');
  await page.keyboard.press('Shift+1');
  await expect.poll(() => laneOf('Note')).toBe('Desk');
  const [added, serve] = [await boxOf(element('Note')), await boxOf(element('Serve'))];
  expect(added.x >= serve.x + serve.width || added.x + added.width <= serve.x || added.y >= serve.y + serve.height || added.y + added.height <= serve.y).toBe(true);
});

test('a step dropped on a flow stands between its ends, and deleting it heals the flow', async () => {
  const [take, serve] = [await middleOf(element('Take')), await middleOf(element('Serve'))];
  await drag(await middleOf(palette().getByRole('button', { name: studio.t('bpmn.task'), exact: true })), { x: (take.x + serve.x) / 2, y: take.y });
  await giveName('Check');
  await expectFlow('Take', 'Check');
  await expectFlow('Check', 'Serve');

  await studio.outlineRow('Check').click();
  await page.keyboard.press('Delete');
  await expect(studio.outlineRow('Check')).toHaveCount(0);
  await expectFlow('Take', 'Serve');
});

test('a step dragged into another lane belongs to it; undo brings everything back', async () => {
  const before = await places();
  await drag(await middleOf(element('Serve')), await inKitchen());
  await expect.poll(() => laneOf('Serve')).toBe('Kitchen');
  await expect.poll(async () => {
    const [serve, kitchen] = [await boxOf(element('Serve')), await boxOf(band('Kitchen'))];
    return serve.y >= kitchen.y && serve.y + serve.height <= kitchen.y + kitchen.height;
  }).toBe(true);

  await page.keyboard.press('Control+z');
  await expect.poll(places).toEqual(before);
  await expect.poll(() => laneOf('Serve')).toBe('Desk');
});

test('a flow is drawn by dragging; one that BPMN forbids says why', async () => {
  const connectButton = () => pad().getByRole('button', { name: studio.t('menu.edit.connect') });
  await studio.outlineRow('Take').click();
  await drag(await middleOf(connectButton()), await middleOf(element('Done')));
  await expect(page.locator('.live-flow[data-selected]')).toHaveCount(1);

  await studio.outlineRow('Serve').click();
  await drag(await middleOf(connectButton()), await middleOf(element('Open')), false);
  const reason = await page.locator('.refusal').textContent();
  expect(reason).toMatch(/\w{4,}/);
  await page.mouse.up();
  const toast = page.getByRole('alert').filter({ hasText: reason ?? '' });
  await expect(toast).toBeVisible();
  await toast.getByRole('button', { name: studio.t('shell.close') }).click();
});

test('a double click renames; Enter that ends a composition of an input method does not', async () => {
  await element('Serve').dblclick();
  await giveName('Plate');

  const input = await page.context().newCDPSession(page);
  await element('Plate').dblclick();
  await expect(nameField()).toBeFocused();
  await page.keyboard.press('Control+a');
  await input.send('Input.imeSetComposition', { text: 'shangcai', selectionStart: 8, selectionEnd: 8 });
  // The key alone, without the sign that it would type: an input method swallows that.
  await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 });
  await input.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 });
  await expect(nameField()).toBeFocused();
  await input.send('Input.insertText', { text: '上菜' });
  await expect(nameField()).toHaveValue('上菜');
  await page.keyboard.press('Enter');
  await expect(studio.outlineRow('上菜')).toBeVisible();
  await input.detach();
});

test('a lane moves by key with everything in it', async () => {
  const [desk, kitchen, take] = [await boxOf(band('Desk')), await boxOf(band('Kitchen')), await boxOf(element('Take'))];
  await studio.outlineRow('Desk').click();
  await studio.canvas.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(async () => (await boxOf(band('Kitchen'))).y).toBeCloseTo(desk.y, 0);
  const [movedDesk, movedTake] = [await boxOf(band('Desk')), await boxOf(element('Take'))];
  expect(movedDesk.y - desk.y).toBeCloseTo(kitchen.height, 0);
  expect(movedTake.y - take.y).toBeCloseTo(movedDesk.y - desk.y, 0);
  await expect.poll(() => laneOf('Take')).toBe('Desk');
});

test('a lasso selects several steps, which copy, paste and go together', async () => {
  const [take, serve] = [await boxOf(element('Take')), await boxOf(element('Serve'))];
  await drag({ x: take.x - 6, y: take.y - 6 }, { x: serve.x + serve.width + 6, y: serve.y + serve.height + 6 });
  const selected = page.locator('.step[data-selected]');
  await expect(selected).toHaveCount(2);

  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await expect(page.getByRole('treeitem', { name: 'Serve' })).toHaveCount(2);
  await expect(page.getByRole('treeitem', { name: 'Take' })).toHaveCount(2);

  await expect(selected).toHaveCount(2);
  await page.keyboard.press('Delete');
  await expect(page.getByRole('treeitem', { name: 'Serve' })).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('treeitem', { name: 'Take' })).toHaveCount(1);
});

test('zooming in leaves the plan’s border behind; fit shows it whole', async () => {
  const pool = band('Shop');
  await studio.canvas.focus();
  const { width } = await boxOf(pool);
  for (let i = 0; i < 4; i++) await page.keyboard.press('Control+=');
  await expect.poll(async () => (await boxOf(pool)).width).toBeGreaterThan(width * 1.5);
  await page.keyboard.press('Shift+1');
  const stage = await boxOf(studio.canvas);
  await expect.poll(async () => {
    const box = await boxOf(pool);
    return box.x >= stage.x && box.y >= stage.y && box.x + box.width <= stage.x + stage.width && box.y + box.height <= stage.y + stage.height;
  }).toBe(true);
});

test('what a pointer drags, keys do: size, another end, the way to the inspector and back', async () => {
  const take = await boxOf(element('Take'));
  await studio.outlineRow('Take').click();
  await studio.canvas.focus();
  await page.keyboard.press('Control+Shift+ArrowRight');
  await expect.poll(async () => (await boxOf(element('Take'))).width).toBeGreaterThan(take.width + 4);

  await page.keyboard.press('f');
  await page.keyboard.press(']');
  await expect(page.getByText(studio.t('canvas.hint.changeTarget'))).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expectFlow('Take', 'Done');

  await studio.outlineRow('Serve').click();
  await studio.canvas.focus();
  await page.keyboard.press('F6');
  await expect(studio.field('inspector.name')).toBeFocused();
  await page.keyboard.type('Eat');
  await page.keyboard.press('Escape');
  await expect(studio.field('inspector.name')).toHaveValue('Serve');
  await page.keyboard.press('Escape');
  await expect(studio.canvas).toBeFocused();
});
