// Runs in the sandbox, in a world of its own. The page sees `window.laneway` and nothing else of Electron.
import { contextBridge, ipcRenderer } from 'electron';
import type { EventName, LanewayApi } from '../shared/contract/contract.ts';
import { CALL_CHANNEL, EVENT_CHANNEL, TEXT_FOCUS_CHANNEL } from './desktop/IpcChannels.ts';

/** Each takes the payload of its own event, which is what the main process sends under the event's name. */
type Listener = (payload: unknown) => void;

const listeners = new Map<EventName, Set<Listener>>();

/** A file given on the command line is imported while the page still loads; what it became must not get lost. */
const waiting = new Map<EventName, unknown[]>([
  ['model.opened', []],
  ['import.failed', []],
]);

ipcRenderer.on(EVENT_CHANNEL, (_event, name: EventName, payload: unknown) => {
  const heard = listeners.get(name);
  if (heard && heard.size > 0) for (const listener of heard) listener(payload);
  else waiting.get(name)?.push(payload);
});

const api: LanewayApi = {
  host: 'electron',
  invoke: (call, input) => ipcRenderer.invoke(CALL_CHANNEL, call, input),
  on: (event, listener) => {
    const heard = listeners.get(event) ?? new Set<Listener>();
    listeners.set(event, heard);
    // One entry per subscription: the same function given twice is heard twice, and each goes on its own.
    const own: Listener = (payload) => listener(payload as never);
    heard.add(own);
    for (const payload of waiting.get(event)?.splice(0) ?? []) own(payload);
    return () => {
      heard.delete(own);
    };
  },
};

contextBridge.exposeInMainWorld('laneway', api);

const isTextField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !['button', 'checkbox', 'radio', 'range', 'color'].includes(target.type)));

addEventListener('focusin', ({ target }) => ipcRenderer.send(TEXT_FOCUS_CHANNEL, isTextField(target)));
addEventListener('focusout', () => ipcRenderer.send(TEXT_FOCUS_CHANNEL, false));
