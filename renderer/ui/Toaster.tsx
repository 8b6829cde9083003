import { useEffect } from 'react';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useT } from '../i18n.ts';
import type { Toast } from '../store/shellSlice.ts';
import { useStudio } from '../store/studioStore.ts';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import './toaster.css';

const SHOWN_MS = 6_000;
/** Long enough to read it, decide, and get there. */
const SHOWN_WITH_ACTION_MS = 12_000;
const ICONS = { info: Info, success: CircleCheck, error: CircleAlert } as const;

function ToastCard({ toast }: { readonly toast: Toast }) {
  const t = useT();
  const dismiss = useStudio((s) => s.dismissToast);
  const { id, tone, action } = toast;
  useEffect(() => {
    // What went wrong stays until it was seen.
    if (tone === 'error') return undefined;
    const timer = setTimeout(() => dismiss(id), action ? SHOWN_WITH_ACTION_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, tone, action, dismiss]);
  const Icon = ICONS[tone];
  return (
    <div className="toast" data-tone={tone} {...(tone === 'error' ? { role: 'alert' } : {})}>
      <Icon size={16} aria-hidden="true" />
      <div className="toast-text">
        <p>{t(toast.message)}</p>
        {toast.detail ? <p className="toast-detail">{t(toast.detail)}</p> : null}
        {action ? <Button size="sm" onPress={() => { action.run(); dismiss(id); }}>{t(action.label)}</Button> : null}
      </div>
      <IconButton label={t('shell.close')} size="sm" placement="left" onPress={() => dismiss(id)}><X size={14} /></IconButton>
    </div>
  );
}

/** Short messages at the foot of the window. */
export function Toaster() {
  const t = useT();
  const toasts = useStudio((s) => s.toasts);
  return (
    <section className="toaster" aria-label={t('shell.notifications')} aria-live="polite">
      {toasts.map((toast) => <ToastCard key={toast.id} toast={toast} />)}
    </section>
  );
}
