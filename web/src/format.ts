// Numbers as the page writes them. English, like the page, whatever the browser's language.

const THIN_SPACE = '\u202f';
const MINUS = '\u2212';
const counts = new Intl.NumberFormat('en');

/// 9760 -> "9,760"
export function count(value: number): string {
  return Number.isFinite(value) ? counts.format(value) : 'an unknown number';
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
