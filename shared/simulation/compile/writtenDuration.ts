/** Words for units of time, English and Chinese, and their minutes. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:s|secs?|seconds?|秒钟?)$/, 1 / 60],
  [/^(?:min|mins|minutes?|分钟?)$/, 1],
  [/^(?:h|hrs?|hours?|小时|个小时|时)$/, 60],
  [/^(?:d|days?|天|日)$/, 1_440],
  [/^(?:w|weeks?|周|个?星期)$/, 10_080],
  [/^(?:months?|个月)$/, 43_200],
];

/**
 * Minutes in a name such as “7 days”, “after 24 h” or “3 天后”; `null` when it says more than a time, or none. Many drawn
 * models tell the time of a timer only so.
 */
export function writtenDuration(name: string): number | null {
  const match = /^(?:after|wait|within|等待)?\s*(\d+(?:\.\d+)?)\s*([a-z]+|[\u4e00-\u9fff]+?)(?:后|内)?\.?$/u.exec(name.trim().toLowerCase());
  const unit = UNITS.find(([word]) => word.test(match?.[2] ?? ''));
  return match && unit ? Number(match[1]) * unit[1] : null;
}
