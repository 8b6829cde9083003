import { CLIPBOARD_TYPE, copyElements, parseClipboard, type Clipboard } from '../../shared/commands/Clipboard.ts';
import { paste } from '../../shared/commands/paste.ts';
import { message } from '../../shared/i18n/Message.ts';
import { isMermaid, readMermaidText } from '../../shared/interchange/mermaid/readMermaid.ts';
import type { Point } from '../../shared/model/Geometry.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import { currentT } from '../i18n.ts';
import { newId } from '../newId.ts';
import { studio } from '../store/studioStore.ts';
import { boundsOfElements } from './boundsOfElement.ts';
import { canvas } from './canvasStore.ts';
import { currentScene, visibleArea } from './stage.ts';

/** What was copied last in this window: the menu can paste it where the browser does not let us read the clipboard. */
let lastCopied: string | null = null;

const clean = (text: string) => text.replaceAll(/[\t\r\n]+/g, ' ');

/** A table that a spreadsheet understands: type, name, lane. */
function asTable(clipboard: Clipboard): string {
  const t = currentT();
  const { model } = studio.getState();
  const lines = clipboard.nodes.map((node) => [t(`bpmn.${node.kind}`), node.name, (model && find(model.lanes, node.lane)?.name) ?? ''].map(clean).join('\t'));
  return [[t('canvas.copy.kind'), t('canvas.copy.name'), t('canvas.copy.lane')].join('\t'), ...lines].join('\n');
}

/** Puts the selection on the clipboard in our own format and as a table. Says whether there was something to copy. */
export function copyInto(data: DataTransfer): boolean {
  const { model, selection, announce } = studio.getState();
  const clipboard = model && copyElements(model, [...selection]);
  if (!clipboard) return false;
  lastCopied = JSON.stringify(clipboard);
  data.setData(CLIPBOARD_TYPE, lastCopied);
  data.setData('text/plain', asTable(clipboard));
  announce(currentT()('canvas.announce.copied', { count: clipboard.nodes.length }));
  return true;
}

/** Beside what is selected (the original of the copy, as a rule), else in the middle of the view. */
function pastePlace(clipboard: Clipboard): Point {
  const scene = currentScene();
  const boxes = Object.values(clipboard.geometry).flatMap((geometry) => geometry.bounds ?? []);
  const around = scene && boundsOfElements(scene.model, [...studio.getState().selection].filter((id) => scene.has(id)));
  const height = Math.max(...boxes.map((b) => b.y + b.height)) - Math.min(...boxes.map((b) => b.y));
  if (around) return { x: around.x + around.width / 2, y: around.y + around.height + height / 2 + 20 };
  const view = visibleArea() ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: view.x + view.width / 2, y: view.y + view.height / 2 };
}

function pasteText(text: string | null): boolean {
  const parsed = text === null ? null : parseClipboard(text);
  const { execute, notify, model } = studio.getState();
  if (!parsed?.ok || !model) {
    notify({ tone: 'info', message: message('canvas.paste.nothing') });
    return false;
  }
  const before = new Set(Object.keys(model.nodes));
  if (!execute((now) => paste(now, { clipboard: parsed.value, at: pastePlace(parsed.value), ids: newId, level: canvas.getState().plane }))) return false;
  const after = studio.getState();
  after.select(Object.keys(after.model?.nodes ?? {}).filter((id) => !before.has(id)) as ElementId[]);
  return true;
}

/** A flowchart that was copied as text, as steps; `null` when the text is none, and the reason was told when it cannot be read. */
function chartSteps(text: string): string | null {
  const chart = isMermaid(text) ? readMermaidText(text, '') : null;
  if (chart && !chart.ok) studio.getState().notify({ tone: 'error', message: message('importing.pasteFailed'), detail: chart.error });
  const clipboard = chart?.ok ? copyElements(chart.value.document.master, Object.keys(chart.value.document.master.nodes)) : null;
  return clipboard && JSON.stringify(clipboard);
}

export function pasteFrom(data: DataTransfer): boolean {
  const own = data.getData(CLIPBOARD_TYPE);
  const text = data.getData('text/plain');
  if (own === '' && isMermaid(text)) {
    const steps = chartSteps(text);
    return steps !== null && pasteText(steps);
  }
  return pasteText(own || lastCopied);
}
/** For the menu, where no clipboard event comes. */
export const pasteLast = (): boolean => pasteText(lastCopied);
/** For the menu: the browser then sends the event that carries the clipboard. */
export const askToCopy = (): boolean => document.execCommand('copy');
