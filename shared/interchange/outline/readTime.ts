import { isoDurationSeconds } from '../../isoDuration.ts';
import { Distribution, MINUTES_PER_UNIT, type TimeUnit } from '../../model/Distribution.ts';

const UNITS: readonly (readonly [TimeUnit, readonly string[]])[] = [
  ['s', ['s', 'sec', 'secs', 'second', 'seconds', '秒', '秒钟']],
  ['min', ['m', 'min', 'mins', 'minute', 'minutes', '分', '分钟']],
  ['h', ['h', 'hr', 'hrs', 'hour', 'hours', 'std', '时', '小时', '个小时', '钟头', '个钟头']],
  ['day', ['d', 'day', 'days', 'tag', 'tage', '天', '日', '个工作日', '工作日']],
  ['week', ['w', 'wk', 'wks', 'week', 'weeks', '周', '星期', '个星期', '个周']],
];
const UNIT_OF = new Map(UNITS.flatMap(([unit, names]) => names.map((name) => [name, unit] as const)));
/** What a bare number behind a larger unit counts: `1 h 30`. */
const SMALLER: Readonly<Record<TimeUnit, TimeUnit>> = { week: 'day', day: 'h', h: 'min', min: 's', s: 's' };

const DIGITS = '零一二三四五六七八九';
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };
const CHINESE_NUMBER = /(?=[零一二三四五六七八九十百千])(?:[一二三四五六七八九]?千)?零?(?:[一二三四五六七八九]?百)?零?(?:[一二三四五六七八九]?十)?[一二三四五六七八九]?/g;

/** A unit of time by any of its names; `null` when it is none. */
export const readUnit = (text: string): TimeUnit | null => UNIT_OF.get(text.normalize('NFKC').trim().toLowerCase().replace(/\.$/, '')) ?? null;

/** 五, 十五, 一百零五, and 一百二 for 120. */
function chineseNumber(written: string): number {
  let sum = 0;
  let digit: number | null = null;
  let power = 1;
  for (const sign of written) {
    const next = POWERS[sign];
    if (next !== undefined) {
      sum += (digit ?? 1) * next;
      digit = null;
      power = next / 10;
    } else {
      digit = DIGITS.indexOf(sign);
      if (digit === 0) power = 1;
    }
  }
  return sum + (digit ?? 0) * power;
}

/** Chinese numbers as people write them before a unit, with 半 for a half: 两天, 一百二十分钟, 半小时, 一个半小时, 两小时半. */
const withDigits = (text: string): string =>
  text
    .replaceAll('两', '二')
    .replaceAll('〇', '零')
    .replaceAll(CHINESE_NUMBER, (written) => String(chineseNumber(written)))
    .replaceAll(/(?<![\d.,])(\d+)\s*个半/g, '$1.5')
    .replaceAll(/(?<![\d.,])(\d+)\s*(个?(?:小时|钟头|工作日|星期|分钟?|秒钟?|[天日周]))半(?!个?[小钟天日周星分工])/g, '$1.5$2')
    .replaceAll(/半(?=个?[小钟天日周星分工])/g, '0.5');

/** `1.5`, `1,5`, `1,500`; `0,500` is a half, since nobody writes thousands with a 0 in front. */
function readNumber(text: string): number | null {
  const plain = text.trim();
  if (/^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(plain)) return Number(plain.replaceAll(',', ''));
  return /^\d+([.,]\d+)?$|^[.,]\d+$/.test(plain) ? Number(plain.replace(',', '.')) : null;
}

const fixed = (value: number, unit: TimeUnit): Distribution => ({ kind: 'fixed', unit, value });

/** `0:05`, `1:30:00`: hours, minutes and seconds. */
function readClock(text: string): Distribution | null {
  const [, h, m, s] = /^(\d{1,4}):([0-5]?\d)(?::([0-5]?\d))?$/.exec(text) ?? [];
  if (h === undefined || m === undefined) return null;
  return s === undefined || Number(s) === 0 ? fixed(Number(h) * 60 + Number(m), 'min') : fixed(Number(h) * 3_600 + Number(m) * 60 + Number(s), 's');
}

const PART = /^\s*([\d.,]+)\s*(\p{L}*)\.?\s*/u;

/** `5 min`, `1 h 30`, `2 h 15 min`, `5`. */
function readParts(text: string, without: TimeUnit): Distribution | null {
  const parts: { readonly value: number; readonly unit: TimeUnit }[] = [];
  let rest = text;
  while (rest !== '') {
    const match = PART.exec(rest);
    const value = match ? readNumber(match[1]!) : null;
    if (!match || value === null) return null;
    const before = parts.at(-1);
    const unit = match[2] === '' ? (before ? SMALLER[before.unit] : without) : readUnit(match[2]!);
    if (unit === null || (before && MINUTES_PER_UNIT[unit] >= MINUTES_PER_UNIT[before.unit])) return null;
    parts.push({ value, unit });
    rest = rest.slice(match[0].length);
  }
  const smallest = parts.at(-1)?.unit;
  if (smallest === undefined) return null;
  // A single number stays as it is written: 1/60 of a minute back and forth would not.
  if (parts.length === 1) return fixed(parts[0]!.value, smallest);
  return fixed(parts.reduce((sum, { value, unit }) => sum + value * MINUTES_PER_UNIT[unit], 0) / MINUTES_PER_UNIT[smallest], smallest);
}

/** `5-10 min`, `5 to 10`, `5至10分钟`: between; `2/5/10 min`: least, most likely, greatest. */
function readSpan(text: string, without: TimeUnit): Distribution | null {
  const match = /^([\d.,]+)\s*(\p{L}*)\s*(?:-|–|—|~|to|bis|至|到|\.\.+)\s*([\d.,]+)\s*(\p{L}*)$/u.exec(text);
  const three = /^([\d.,]+)\s*\/\s*([\d.,]+)\s*\/\s*([\d.,]+)\s*(\p{L}*)$/u.exec(text);
  if (three) {
    const unit = three[4] === '' ? without : readUnit(three[4]!);
    const [min, mode, max] = [three[1]!, three[2]!, three[3]!].map(readNumber);
    return unit === null || min == null || mode == null || max == null ? null : { kind: 'triangular', unit, min, mode, max };
  }
  if (!match) return null;
  const unit = match[4] === '' ? without : readUnit(match[4]!);
  const from = readNumber(match[1]!);
  const to = readNumber(match[3]!);
  const first = match[2] === '' ? unit : readUnit(match[2]!);
  if (unit === null || first === null || from === null || to === null) return null;
  return { kind: 'uniform', unit, min: (from * MINUTES_PER_UNIT[first]) / MINUTES_PER_UNIT[unit], max: to };
}

/** Numbers of each distribution in the order in which they are written. */
export const WRITTEN_DISTRIBUTIONS = {
  uniform: ['min', 'max'], triangular: ['min', 'mode', 'max'], pert: ['min', 'mode', 'max'], normal: ['mean', 'sd'], lognormal: ['mean', 'sd'],
  exponential: ['mean'], erlang: ['shape', 'mean'], gamma: ['shape', 'mean'], weibull: ['shape', 'scale'],
} as const;

/** `triangular(2, 5, 10) min`. */
function readFormula(text: string, without: TimeUnit): Distribution | null {
  const [, name, numbers, unitName] = /^([a-z]+)\s*\(([^)]*)\)\s*(\p{L}*)$/u.exec(text) ?? [];
  const fields = Object.entries(WRITTEN_DISTRIBUTIONS).find(([kind]) => kind === name)?.[1];
  const unit = unitName === '' ? without : readUnit(unitName ?? '');
  if (!fields || unit === null || numbers === undefined) return null;
  const values = numbers.split(/[;,]\s+|;/).map(readNumber);
  if (values.length !== fields.length || values.includes(null)) return null;
  return Distribution.safeParse({ kind: name, unit, ...Object.fromEntries(fields.map((field, i) => [field, values[i]])) }).data ?? null;
}

const inOrder = (time: Distribution): boolean =>
  time.kind === 'uniform' ? time.min <= time.max : time.kind === 'triangular' || time.kind === 'pert' ? time.min <= time.mode && time.mode <= time.max : true;

/** Excel keeps times of day as days since the end of 1899; cells come with what it shows. */
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);

/** A time as it stands in a cell of a workbook whose format is a time of day. */
export const timeOfCell = (cell: Date): Distribution => fixed(Math.round((cell.getTime() - EXCEL_EPOCH_MS) / 1_000) / 60, 'min');

/**
 * A time as people write it in tables: `5 min`, `1 h 30`, `2天`, `0:05`, `PT5M`, `5-10 min`, `2/5/10 min`,
 * `exponential(5) min`; a bare number counts `without`. `null` when it is none.
 */
export function readTime(written: string, without: TimeUnit = 'min'): Distribution | null {
  const text = withDigits(written.normalize('NFKC').trim().toLowerCase()).replace(/^(ca\.?|about|approx\.?|约|大约|~|≈)\s*/, '');
  if (text === '') return null;
  const iso = text.startsWith('p') ? isoDurationSeconds(text.toUpperCase()) : null;
  const time = iso !== null ? fixed(iso / 60, 'min') : (readClock(text) ?? readFormula(text, without) ?? readSpan(text, without) ?? readParts(text, without));
  const checked = time === null ? null : Distribution.safeParse(time);
  return checked?.success && inOrder(checked.data) ? checked.data : null;
}
