import type { ReactNode } from 'react';
import './emptyState.css';

interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text?: string | undefined;
  readonly children?: ReactNode;
  readonly isCompact?: boolean;
}

/** What stands where there is nothing yet: what this place is for, and the way to fill it. */
export function EmptyState({ icon, title, text, children, isCompact = false }: EmptyStateProps) {
  return (
    <div className="empty" data-compact={isCompact || undefined}>
      <div className="empty-icon" aria-hidden="true">{icon}</div>
      <p className="empty-title">{title}</p>
      {text ? <p className="empty-text">{text}</p> : null}
      {children ? <div className="empty-actions">{children}</div> : null}
    </div>
  );
}
