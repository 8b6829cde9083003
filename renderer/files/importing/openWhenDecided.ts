import { message } from '../../../shared/i18n/Message.ts';
import type { StudioState } from '../../store/StudioState.ts';
import { isDeciding } from './isDeciding.ts';

/** Opens what has come into the library; while something is being decided it waits there, and the person opens it afterwards. */
export async function openWhenDecided(notify: StudioState['notify'], open: () => Promise<void>): Promise<void> {
  if (!isDeciding()) return open();
  notify({ tone: 'info', message: message('importing.inLibrary'), action: { label: message('importing.open'), run: () => void openWhenDecided(notify, open) } });
}
