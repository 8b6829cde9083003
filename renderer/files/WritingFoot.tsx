import { useT } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import type { FileWriting } from './useFileWriting.ts';
import './exports/exportDialog.css';

interface WritingFootProps {
  readonly writing: FileWriting;
  /** What the file will be, while nothing is written. */
  readonly facts?: string;
  readonly isRefused?: boolean;
  /** “Writing…”, “Stop” and the name of the action. */
  readonly words: { readonly going: string; readonly stop: string; readonly action: string };
  readonly onClose: () => void;
}

/** The foot of a dialog that writes a file: what it will be, what went wrong, how far it is, and the way out. */
export function WritingFoot({ writing: { isWriting, failures, stopButton, write, stop }, facts = '', isRefused = false, words, onClose }: WritingFootProps) {
  const t = useT();
  return (
    <div className="export-foot">
      <output className="export-facts" data-tone={isRefused ? 'danger' : undefined}>{isWriting ? words.going : facts}</output>
      {failures.length > 0 ? <div className="export-error" role="alert">{failures.map((one, i) => <p key={i}>{t(one)}</p>)}</div> : null}
      <div className="export-actions">
        {isWriting ? <Button ref={stopButton} onPress={stop}>{words.stop}</Button> : <Button onPress={onClose}>{t('shell.cancel')}</Button>}
        <Button variant="primary" isDisabled={isWriting || isRefused} onPress={write}>{words.action}</Button>
      </div>
      {isWriting ? <progress className="export-progress" aria-label={words.going} /> : null}
    </div>
  );
}
