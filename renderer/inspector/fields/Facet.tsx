import { ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';

interface FacetProps {
  readonly title: string;
  /** What holds now, in a few words: nothing has to be opened just to be read. */
  readonly summary: string;
  /** One line on what it is for. */
  readonly hint?: string | undefined;
  /** Something was said here, as opposed to the default. */
  readonly isSet?: boolean | undefined;
  /** Unfolded at first, where there is room. */
  readonly startsOpen?: boolean | undefined;
  readonly children: ReactNode;
}

/** Something rare of a form, folded to one line that says how it stands. */
export function Facet({ title, summary, hint, isSet = false, startsOpen = false, children }: FacetProps) {
  const [isOpen, setOpen] = useState(startsOpen);
  return (
    <details className="facet" data-set={isSet || undefined} open={isOpen} onToggle={(e) => { if (e.target === e.currentTarget) setOpen(e.currentTarget.open); }}>
      {/* At once, not with the toggle event that comes later: the next Tab must find what was opened. */}
      <summary className="facet-head" onClick={(e) => { e.preventDefault(); setOpen(!isOpen); }}>
        <ChevronRight className="facet-chevron" size={14} aria-hidden />
        <span className="facet-title">{title}</span>
        <span className="facet-summary">{summary}</span>
      </summary>
      {isOpen ? (
        <div className="facet-body">
          {hint ? <p className="field-hint">{hint}</p> : null}
          {children}
        </div>
      ) : null}
    </details>
  );
}
