import { harmless } from './harmless.ts';
import type { Terminal } from './Terminal.ts';

/** One line that is written over, for a person who waits. */
export function progressLine({ isInteractive }: Pick<Terminal, 'isInteractive'>) {
  return {
    show: (text: string) => void (isInteractive && process.stderr.write(`\r\u001b[K${harmless(text)}`)),
    clear: () => void (isInteractive && process.stderr.write('\r\u001b[K')),
  };
}
