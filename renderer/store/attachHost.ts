import { offerOpened } from '../compare/offerCopies.ts';
import type { LanewayApi } from '../../shared/contract/contract.ts';
import { connectionState, onConnectionChange } from '../host/connect.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import type { StoreApi } from 'zustand/vanilla';
import { openWhenDecided } from '../files/importing/openWhenDecided.ts';
import type { StudioState } from './StudioState.ts';

/** Gives a store its host and listens to it. Returns what ends the listening. */
export function attachHost(store: StoreApi<StudioState>, api: LanewayApi): () => void {
  store.setState({ api, connection: connectionState() });
  const stops = [
    onConnectionChange((connection) => store.getState().setConnection(connection)),
    api.on('model.changed', ({ id, revision }) => store.getState().modelChangedElsewhere(id, revision)),
    api.on('model.opened', ({ id, warnings }) =>
      void openWhenDecided(store.getState().notify, async () => {
        if (await store.getState().openModel(id, warnings)) await offerOpened(store);
      })),
    api.on('import.failed', ({ name, message }) => store.getState().notify({ tone: 'error', message: { key: 'shell.import.failed', params: { name } }, detail: fromWire(message) })),
    api.on('simulation.progress', (progress) => store.getState().simulationProgressed(progress)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
