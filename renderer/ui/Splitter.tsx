import { useRef, type PointerEvent } from 'react';
import './splitter.css';

interface SplitterProps {
  readonly label: string;
  /** Where the panel lies that it sizes: growing means dragging away from there. */
  readonly panel: 'left' | 'right' | 'bottom';
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly defaultValue: number;
  readonly onChange: (value: number) => void;
}

const KEY_STEP = 16;

/**
 * The edge between two panels: drag it, use the arrow keys, double press for the usual size. To keyboard and screen
 * reader it is a range; the pointer moves it by its own way, since the whole range is not as long as the input is wide.
 */
export function Splitter({ label, panel, value, min, max, defaultValue, onChange }: SplitterProps) {
  const drag = useRef<{ readonly at: number; readonly size: number } | null>(null);
  const isUpright = panel !== 'bottom';
  const sign = panel === 'left' ? 1 : -1;
  const position = (event: PointerEvent) => (isUpright ? event.clientX : event.clientY);

  return (
    <div className="splitter" data-panel={panel}>
      <input
        type="range" aria-label={label} min={min} max={max} step={KEY_STEP} value={value}
        // So that the arrow that points away from the panel makes it larger.
        dir={panel === 'right' ? 'rtl' : 'ltr'}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        onDoubleClick={() => onChange(defaultValue)}
        onMouseDown={(event) => event.preventDefault()}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { at: position(event), size: value };
        }}
        onPointerMove={(event) => {
          if (drag.current) onChange(Math.round(Math.min(max, Math.max(min, drag.current.size + sign * (position(event) - drag.current.at)))));
        }}
        onPointerUp={() => { drag.current = null; }}
        onPointerCancel={() => { drag.current = null; }}
      />
    </div>
  );
}
