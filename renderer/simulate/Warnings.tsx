import { CircleAlert } from 'lucide-react';
import type { Message } from '../../shared/i18n/Message.ts';
import { useT } from '../i18n.ts';
import { isAssumption } from '../../shared/analysis/words/isAssumption.ts';

/** What keeps the figures from meaning what they seem to, and below, folded, what was assumed because nobody said. */
export function Warnings({ warnings }: { readonly warnings: readonly Message[] }) {
  const t = useT();
  const assumed = warnings.filter(isAssumption);
  const serious = warnings.filter((warning) => !isAssumption(warning));
  return (
    <>
      {serious.length > 0 ? (
        <section className="notice" data-tone="warning" aria-label={t('results.warnings')}>
          <p className="notice-title"><CircleAlert size={15} aria-hidden />{t('results.warnings')}</p>
          <Lines messages={serious} />
        </section>
      ) : null}
      {assumed.length > 0 ? (
        <details className="more notice notice-quiet">
          <summary>{t('results.assumptions', { count: assumed.length })}</summary>
          <Lines messages={assumed} />
        </details>
      ) : null}
    </>
  );
}

function Lines({ messages }: { readonly messages: readonly Message[] }) {
  const t = useT();
  return <ul className="notice-list">{messages.map((message) => t(message)).map((text) => <li key={text}>{text}</li>)}</ul>;
}
