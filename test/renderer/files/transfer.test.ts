import { beforeEach, describe, expect, it } from 'vitest';
import type { CallName, LanewayApi } from '../../../shared/contract/contract.ts';
import { pickFile, pickFiles, saveFile } from '../../../renderer/files/transfer.ts';
import { studio } from '../../../renderer/store/studioStore.ts';

const FILE = { name: 'claim.bpmn', bytes: new Uint8Array(1) };

/** A desktop that answers so, and what it was asked. */
function desktop(answers: Partial<Record<CallName, unknown>>) {
  const asked: [CallName, unknown][] = [];
  const api: LanewayApi = {
    host: 'electron',
    on: () => () => undefined,
    invoke: (call, input) => {
      asked.push([call, input]);
      return Promise.resolve((call in answers ? { ok: true, value: answers[call] } : { ok: false, error: { code: 'refused', message: { key: 'importing.unreadable' } } }) as never);
    },
  };
  return { api, asked };
}
const toasts = () => studio.getState().toasts.map(({ tone, message: { key } }) => ({ tone, key }));

beforeEach(() => { studio.setState({ toasts: [] }); });

describe('files that the desktop gives', () => {
  it('are one where one is wanted', async () => {
    const { api, asked } = desktop({ 'host.openFiles': [FILE] });

    expect(await pickFile(api, 'Compare with')).toEqual(FILE);
    await pickFiles(api, 'Import');

    expect(asked).toMatchObject([['host.openFiles', { title: 'Compare with', isOne: true }], ['host.openFiles', { title: 'Import', isOne: false }]]);
  });

  it('are none when the person thought better of it, and nothing is said', async () => {
    const { api } = desktop({ 'host.openFiles': [], 'host.saveFile': { isSaved: false } });

    expect([await pickFile(api, ''), await saveFile(api, FILE)]).toEqual([null, false]);
    expect(toasts()).toEqual([]);
  });

  it('that cannot be read or written are spoken of', async () => {
    const { api } = desktop({});

    expect([await pickFiles(api, ''), await saveFile(api, FILE)]).toEqual([[], false]);
    expect(toasts()).toEqual([{ tone: 'error', key: 'importing.unreadable' }, { tone: 'error', key: 'importing.unreadable' }]);
  });
});
