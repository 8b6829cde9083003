import { Component, type ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';
import { currentT } from '../i18n.ts';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';

interface BoundaryProps {
  readonly children: ReactNode;
}

/**
 * Keeps a failure of one part from taking the rest of the window with it: the part says what happened and can be
 * started again; what was edited is in the journal already.
 */
export class Boundary extends Component<BoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    const t = currentT();
    return (
      <EmptyState icon={<CircleAlert size={22} />} title={t('shell.crash.title')} text={t('shell.crash.text')}>
        <Button variant="primary" onPress={() => this.setState({ error: null })}>{t('shell.crash.again')}</Button>
        <Button onPress={() => location.reload()}>{t('shell.crash.reload')}</Button>
        <details className="crash-detail"><summary>{t('shell.crash.detail')}</summary><code>{error.message}</code></details>
      </EmptyState>
    );
  }
}
