import { studio } from '../store/studioStore.ts';

export const openEventLog = (): void => studio.getState().setOverlay('eventLog');
