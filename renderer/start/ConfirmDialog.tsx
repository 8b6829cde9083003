import { useT } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  /** The verb on the button. */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Before something that cannot be taken back. */
export function ConfirmDialog({ title, text, action, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useT();
  return (
    <Dialog
      role="alertdialog" title={title} closeLabel={t('shell.close')} isOpen onClose={onClose}
      actions={<><Button onPress={onClose}>{t('shell.cancel')}</Button><Button variant="danger" onPress={() => { onConfirm(); onClose(); }}>{action}</Button></>}
    >
      <p>{text}</p>
    </Dialog>
  );
}
