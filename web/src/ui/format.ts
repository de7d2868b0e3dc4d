// Formats numbers and lists in English, like the page, whatever the browser's language. It does not use Intl, because loading that takes a
// tenth of the time to the first answer.

const THIN_SPACE = '\u202f';
const MINUS = '\u2212';
const THOUSANDS = /\B(?=(\d{3})+$)/g;

/// 9760 -> "9,760"; digits after a decimal point stay as they are
export function count(value: number): string {
  if (!Number.isFinite(value)) return 'an unknown number';
  const [whole, ...part] = String(value).split('.');
  return [whole!.replace(THOUSANDS, ','), ...part].join('.');
}

/// ["ink", "paper", "time"] -> "ink, paper, and time"
export function list(words: readonly string[]): string {
  return words.length < 3 ? words.join(' and ') : `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`;
}

/// 0.981 -> "+0.98", -1 -> "−1.00"
export function signed(value: number, decimals = 2): string {
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return text;
  return (value < 0 ? MINUS : '+') + text;
}

/// 5.18 -> "5.18 %"
export function percent(value: number): string {
  return Number.isFinite(value) ? `${value.toFixed(2)}${THIN_SPACE}%` : 'unknown';
}
