import { Workflow } from 'lucide-react';

/** A picture of the diagram, as an image: markup in it cannot act. */
export function Thumbnail({ svg }: { readonly svg: string | null }) {
  return (
    <div className="thumbnail" data-empty={!svg || undefined}>
      {svg ? <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt="" loading="lazy" draggable={false} /> : <Workflow size={28} strokeWidth={1.25} aria-hidden="true" />}
    </div>
  );
}
