import { MINUTES_PER_UNIT, type TimeUnit } from '../../model/Distribution.ts';

/** Units of BPSim 2.0 (§6.2, TimeUnit) as units of the model, with what a number in them is to be multiplied by. */
const UNITS: Readonly<Record<string, { readonly unit: TimeUnit; readonly factor: number }>> = {
  ms: { unit: 's', factor: 0.001 }, s: { unit: 's', factor: 1 }, min: { unit: 'min', factor: 1 },
  hour: { unit: 'h', factor: 1 }, day: { unit: 'day', factor: 1 }, year: { unit: 'day', factor: 365 },
};
export type BpsimUnit = (typeof UNITS)[string];

/** Minutes, where a scenario does not say. */
export const DEFAULT_UNIT: BpsimUnit = { unit: 'min', factor: 1 };

export const unitNamed = (name: string | undefined): BpsimUnit | null => (name === undefined ? null : Object.hasOwn(UNITS, name) ? UNITS[name]! : null);
export const minutesOf = ({ unit, factor }: BpsimUnit): number => MINUTES_PER_UNIT[unit] * factor;
