import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useT } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly action: string;
  readonly initial: string;
  readonly placeholder?: string;
  /** An empty text is an answer too (no tags). */
  readonly mayBeEmpty?: boolean;
  readonly onSubmit: (text: string) => void;
  readonly onClose: () => void;
}

/** Asks for one line of text. */
export function NameDialog({ title, label, action, initial, placeholder, mayBeEmpty = false, onSubmit, onClose }: NameDialogProps) {
  const t = useT();
  const [text, setText] = useState(initial);
  const isComplete = mayBeEmpty || text.trim() !== '';
  return (
    <Dialog title={title} closeLabel={t('shell.close')} isOpen onClose={onClose}>
      <Form onSubmit={(event) => {
        event.preventDefault();
        if (!isComplete) return;
        onSubmit(text.trim());
        onClose();
      }}>
        <TextField label={label} value={text} onChange={setText} isFirst {...(placeholder ? { placeholder } : {})} />
        <div className="form-actions">
          <Button onPress={onClose}>{t('shell.cancel')}</Button>
          <Button variant="primary" type="submit" isDisabled={!isComplete}>{action}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
