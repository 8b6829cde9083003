import { Workflow } from 'lucide-react';

/** Width ÷ height of an SVG, from its view box; 0 when it has none. */
function aspect(svg: string): number {
  const [, width = '0', height = '0'] = /viewBox="[-\d.e]+ [-\d.e]+ ([\d.e]+) ([\d.e]+)"/.exec(svg.slice(0, 1_000)) ?? [];
  return Number(height) > 0 ? Number(width) / Number(height) : 0;
}

/** A picture of the diagram, as an image: markup in it cannot act. */
export function Thumbnail({ svg }: { readonly svg: string | null }) {
  return (
    <div className="thumbnail" data-empty={!svg || undefined}>
      {svg ? <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt="" loading="lazy" data-wide={aspect(svg) > 1.7 || undefined} draggable={false} /> : <Workflow size={28} strokeWidth={1.25} aria-hidden="true" />}
    </div>
  );
}
