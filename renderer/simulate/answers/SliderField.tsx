import { useId } from 'react';

interface SliderFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value in words: “+20%”, “2 people”. */
  readonly text: string;
  readonly onChange: (value: number) => void;
}

/** A number that is tried out: by drag or by arrow keys, with its value in words. */
export function SliderField({ label, value, min, max, step, text, onChange }: SliderFieldProps) {
  const id = useId();
  return (
    <div className="slider-field">
      <label className="slider-label" htmlFor={id}>{label}</label>
      <output className="slider-value tabular" htmlFor={id}>{text}</output>
      <input id={id} type="range" className="slider" style={{ backgroundSize: `${(100 * (value - min)) / Math.max(1e-9, max - min)}% 100%` }} min={min} max={max} step={step} value={value} aria-valuetext={text} onChange={(e) => onChange(Number(e.target.value))} />
    </div>
  );
}
