import { NODE_KINDS } from '../../shared/model/nodeKinds.ts';
import type { OutlineRow } from './outlineRows.ts';

/** The outline of an element's shape, small: enough to tell a step from a gateway in a list. */
export function KindIcon({ kind }: { readonly kind: OutlineRow['kind'] }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" strokeLinecap="round" aria-hidden="true" className="kind-icon">
      {glyph(kind)}
    </svg>
  );
}

function glyph(kind: OutlineRow['kind']) {
  if (kind === 'pool') return <><rect x="1.7" y="3.2" width="12.6" height="9.6" rx="1.5" /><path d="M4.7 3.200v9.6" /></>;
  if (kind === 'lane') return <><path d="M2 4.200h12M2 11.800h12" /><path d="M5 8h6" strokeOpacity="0.6" /></>;
  if (kind === 'startEvent') return <circle cx="8" cy="8" r="5" />;
  if (kind === 'endEvent') return <circle cx="8" cy="8" r="4.7" strokeWidth="2.4" />;
  switch (NODE_KINDS[kind].outline) {
    case 'roundedRectangle':
      return <><rect x="2" y="3.5" width="12" height="9" rx="2.2" />{kind === 'subProcess' || kind === 'adHocSubProcess' || kind === 'transaction' ? <path d="M8 8.500v3M6.5 10h3" /> : null}</>;
    case 'diamond':
      return <><path d="M8 1.8 14.2 8 8 14.2 1.8 8Z" />{mark(kind)}</>;
    case 'circle':
      return <><circle cx="8" cy="8" r="5.6" /><circle cx="8" cy="8" r="3.4" /></>;
    case 'document':
      return <path d="M4 2h5.500L12 4.500V14H4Z M9.5 2v2.500H12" />;
    case 'cylinder':
      return <><ellipse cx="8" cy="4" rx="5" ry="1.8" /><path d="M3 4v8c0 1 2.2 1.8 5 1.800s5-.8 5-1.800V4" /></>;
    case 'bracket':
      return <><path d="M6 3H3v10h3" /><path d="M7 6h6M7 9h4" strokeOpacity="0.6" /></>;
    case 'dashedFrame':
      return <rect x="2.2" y="3.2" width="11.6" height="9.6" rx="1.5" strokeDasharray="2.4 1.8" />;
  }
}

function mark(kind: OutlineRow['kind']) {
  if (kind === 'exclusiveGateway') return <path d="m6.3 6.3 3.4 3.400m0-3.4-3.4 3.4" />;
  if (kind === 'parallelGateway') return <path d="M8 5.600v4.800M5.6 8h4.8" />;
  if (kind === 'inclusiveGateway') return <circle cx="8" cy="8" r="2.1" />;
  return null;
}
