import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { X } from 'lucide-react';
import { IconButton } from './IconButton.tsx';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly size?: 'sm' | 'md' | 'lg' | 'xl';
  readonly role?: 'dialog' | 'alertdialog';
  /** Content to be read rather than filled in: it can be focused, so that arrow keys scroll it. */
  readonly isReading?: boolean;
  readonly children: ReactNode;
  /** Buttons at the foot, the one that goes on last. */
  readonly actions?: ReactNode;
}

/** A window over the page. Esc and a press outside close it; nothing happens by closing. */
export function Dialog({ title, closeLabel, isOpen, onClose, size = 'sm', role = 'dialog', isReading = false, children, actions }: DialogProps) {
  return (
    <ModalOverlay className="scrim" isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal className="dialog" data-size={size}>
        <AriaDialog role={role} className="dialog-body">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <IconButton label={closeLabel} size="sm" onPress={onClose}><X size={16} /></IconButton>
          </header>
          <div className="dialog-content" {...(isReading ? { role: 'region', 'aria-label': title, tabIndex: 0 } : {})}>{children}</div>
          {actions ? <footer className="dialog-actions">{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
