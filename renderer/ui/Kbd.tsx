import { shortcutKeys } from '../commands/shortcutKeys.ts';
import './kbd.css';

/** A shortcut as keys to press, named as on this machine's keyboard. */
export function Kbd({ shortcut }: { readonly shortcut: string }) {
  return (
    <span className="kbd">
      {shortcutKeys(shortcut).map((key) => <kbd key={key}>{key}</kbd>)}
    </span>
  );
}
