import { ChevronDown } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';

/** Which sections are folded, by name: view state that outlives the selection, so that the panel stays as it was left. */
const folded = new Map<string, boolean>();

interface SectionProps {
  /** Stable name under which the panel remembers whether it is open. */
  readonly name: string;
  readonly title: string;
  /** Said beside the title while folded, so that nothing has to be opened just to be read. */
  readonly summary?: string | undefined;
  readonly startsFolded?: boolean | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ name, title, summary, startsFolded = false, actions, children }: SectionProps) {
  const id = useId();
  const [isFolded, setFolded] = useState(folded.get(name) ?? startsFolded);
  const toggle = () => {
    folded.set(name, !isFolded);
    setFolded(!isFolded);
  };
  return (
    <section className="section" data-folded={isFolded || undefined}>
      <div className="section-head">
        <h3 className="section-title">
          <button type="button" className="section-toggle" aria-expanded={!isFolded} aria-controls={id} onClick={toggle}>
            <ChevronDown className="section-chevron" size={14} aria-hidden />
            <span>{title}</span>
            {isFolded && summary ? <span className="section-summary">{summary}</span> : null}
          </button>
        </h3>
        {actions}
      </div>
      <div className="section-body" id={id} hidden={isFolded}>{isFolded ? null : children}</div>
    </section>
  );
}
