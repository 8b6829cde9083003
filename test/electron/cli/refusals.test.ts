import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { laneway, sample } from './laneway.ts';

const folder = mkdtempSync(join(tmpdir(), 'laneway-refusals-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const uneven = join(folder, 'uneven.bpmn');
writeFileSync(uneven, `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:qbp="http://www.qbp-simulator.com/Schema201212" id="D" targetNamespace="t">
  <process id="P"><startEvent id="s"/><exclusiveGateway id="g" name="G"/><task id="a"/><task id="b"/><sequenceFlow id="f" sourceRef="s" targetRef="g"/><sequenceFlow id="fa" sourceRef="g" targetRef="a"/><sequenceFlow id="fb" sourceRef="g" targetRef="b"/></process>
  <qbp:processSimulationInfo processInstances="3"><qbp:sequenceFlows><qbp:sequenceFlow elementId="fa" executionProbability="0.5"/><qbp:sequenceFlow elementId="fb" executionProbability="0.49"/></qbp:sequenceFlows></qbp:processSimulationInfo>
</definitions>`);

const SHARES = [
  { key: 'simulation.error.shares', params: { name: 'G', sum: 99 }, text: 'The shares of the ways out of “G” add up to 99%, not 100%.' },
  { key: 'simulation.error.shares.advice', params: { name: 'G', sum: 99 }, text: 'Correct the shares, or leave one empty: it takes the rest.' },
];
const NO_FILE = [{ key: 'cli.file.missing', params: { path: 'nowhere.bpmn' }, text: 'There is no file nowhere.bpmn. Check the name and the folder.' }];

describe('with --json a refusal is one document too', () => {
  it.each<[string, readonly string[], unknown]>([
    ['a model that cannot be simulated', ['simulate', uneven, '--json', '--replications', '2'], SHARES],
    ['a question about it', ['answer', uneven, 'control', '--json'], SHARES],
    ['its effect beside another', ['diff', uneven, sample('loan-approval'), '--simulate', '--json', '--replications', '2'], SHARES],
    ['a file that is not there', ['simulate', 'nowhere.bpmn', '--json'], NO_FILE],
    ['nor for a check', ['lint', 'nowhere.bpmn', '--json'], NO_FILE],
    ['nor for a merge', ['merge', 'nowhere.bpmn', uneven, uneven, '-o', join(folder, 'out.laneway'), '--json'], NO_FILE],
    ['an option that there is none of', ['simulate', uneven, '--json', '--replicatons', '2'], [{ key: 'cli.usage.misspeltOption', params: { option: 'replicatons', meant: 'replications' }, text: expect.stringContaining('--replications') }]],
    ['a command that there is none of', ['simulat', uneven, '--json'], [{ key: 'cli.usage.misspeltCommand', params: { command: 'simulat', meant: 'simulate' }, text: expect.stringContaining('simulate') }]],
  ])('%s', async (_, args, refused) => {
    const { code, out, notes } = await laneway(args);

    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({ refused });
    for (const { text } of JSON.parse(out).refused) expect(notes).toContain(text);
  });

  it('without it nothing is written to standard output', async () => {
    const { code, out, notes } = await laneway(['simulate', uneven, '--replications', '2']);

    expect([code, out]).toEqual([2, '']);
    expect(notes).toContain(`${SHARES.map(({ text }) => text).join('\n')}\n`);
  });
});
