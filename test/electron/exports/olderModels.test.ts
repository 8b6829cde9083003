import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { nodeId } from '../../../shared/model/ids.ts';
import type { ModelDocument } from '../../../shared/model/ModelDocument.ts';
import { exported, fixtureDocument } from './exportFixture.ts';

const KITCHEN = 'mit-samples/kitchen-sink.bpmn';
const file = new Uint8Array(readFileSync(resolve(import.meta.dirname, '../../../../shared/fixtures/bpmn', KITCHEN)));
const RECEIVE = nodeId('Activity_0e5q7rs');

/** As it was stored before receive tasks said whether they start the process. */
async function older(): Promise<ModelDocument> {
  const document = await fixtureDocument(KITCHEN);
  const { instantiate, ...node } = document.master.nodes[RECEIVE] as { readonly instantiate?: boolean };
  expect(instantiate).toBe(true);
  return { ...document, master: { ...document.master, nodes: { ...document.master.nodes, [RECEIVE]: node } } } as ModelDocument;
}

it('an older model gives back its BPMN file to the byte, with nothing taken away', async () => {
  const { bytes, warnings } = await exported(await older(), 'bpmn', {}, { attachments: { 'source.bpmn': file } });

  expect(warnings).toEqual([]);
  expect(Buffer.compare(bytes, file)).toBe(0);
});

it('with parameters of BPSim in it, it still says that the task starts the process', async () => {
  const { bytes } = await exported(await older(), 'bpmn', { withBpsim: true }, { attachments: { 'source.bpmn': file } });

  expect(new TextDecoder().decode(bytes)).toMatch(/<bpmn:receiveTask id="Activity_0e5q7rs" instantiate="true"/);
});
