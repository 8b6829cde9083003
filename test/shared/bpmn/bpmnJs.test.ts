import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decode } from '../../../shared/bpmn/decode.ts';
import { rows } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { findBrowser } from '../../../scripts/findBrowser.mjs';
import { soundFixtures } from './fixtures.ts';
import { writtenFixtures } from './writtenFixtures.ts';

/*
 * What Laneway writes is opened by the real bpmn-js, the editor of Camunda Modeler and of much else, in a real browser:
 * it may not complain about anything that it did not complain about in the original.
 */
const modeler = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-modeler.production.min.js');
const textOf = (bytes: Uint8Array) => unwrap(decode(bytes)).text;
/** Warnings name the place in the file; an edit moves that. */
const withoutPlaces = (warning: string) => warning.replaceAll(/(line|column): \d+/g, '').replaceAll(/\s+/g, ' ').trim();

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('No Chromium found. Install one, or set LANEWAY_CHROMIUM to the program.');
  browser = await chromium.launch({ executablePath, timeout: 120_000, args: ['--disable-gpu', '--disable-quic'], chromiumSandbox: process.getuid?.() !== 0 });
  page = await browser.newPage();
  await page.setContent('<!doctype html><div id="canvas" style="width:1200px;height:800px"></div>');
  await page.addScriptTag({ path: modeler });
});
afterAll(async () => { await browser?.close(); });

interface Opened {
  readonly warnings: readonly string[];
  readonly shapes: number;
}

/** Opens a file in a fresh modeler: what it says, and how much it drew on all planes. */
async function openInBpmnJs(xml: string): Promise<Opened> {
  return page.evaluate(async (text) => {
    interface Modeler { importXML(xml: string): Promise<{ readonly warnings: readonly { readonly message: string }[] }>; get(name: 'elementRegistry'): { getAll(): readonly unknown[] }; destroy(): void }
    const { BpmnJS } = globalThis as unknown as { readonly BpmnJS: new (options: object) => Modeler };
    const bpmnJs = new BpmnJS({ container: '#canvas' });
    try {
      const { warnings } = await bpmnJs.importXML(text);
      return { warnings: warnings.map(({ message }) => message), shapes: bpmnJs.get('elementRegistry').getAll().length };
    } catch (thrown) {
      const { warnings = [] } = thrown as { readonly warnings?: readonly { readonly message: string }[] };
      return { warnings: [`refused: ${String(thrown)}`, ...warnings.map(({ message }) => message)], shapes: 0 };
    } finally {
      bpmnJs.destroy();
    }
  }, xml);
}

const originals = new Map<string, Promise<Opened>>();
function original(name: string, bytes: Uint8Array): Promise<Opened> {
  const known = originals.get(name) ?? openInBpmnJs(textOf(bytes));
  originals.set(name, known);
  return known;
}

describe('bpmn-js', () => {
  it('opens a reference model and draws it', async () => {
    const file = soundFixtures.find(({ name }) => name.endsWith('C.1.0.bpmn'))!;
    const opened = await original(file.name, file.bytes);

    expect(opened.warnings).toEqual([]);
    expect(opened.shapes).toBeGreaterThan(60);
  });

  // A flow that hangs loose is no BPMN; its own file is not made anew.
  it.each(writtenFixtures(soundFixtures).filter(({ source, model }) => source || rows(model.flows).every((flow) => flow.source && flow.target)))('opens $name without a warning that is not of the original', async ({ name, bytes, source }) => {
    const before = source ? await original(source.name, source.bytes) : { warnings: [], shapes: 1 };
    const known = before.warnings.map(withoutPlaces);
    const { warnings, shapes } = await openInBpmnJs(textOf(bytes));

    // A sub-process that does not say whether it is open is closed to bpmn-js, whatever is drawn in it; a message to its inside then has no end there.
    const ofReading = name.startsWith('bpmn/miwg-vendors/bizagi') ? /MessageFlow.*not yet drawn/ : /^$/;
    expect(warnings.map(withoutPlaces).filter((warning) => !known.includes(warning) && !ofReading.test(warning))).toEqual([]);
    expect(shapes).toBeGreaterThanOrEqual(Math.min(1, before.shapes));
  });
});
