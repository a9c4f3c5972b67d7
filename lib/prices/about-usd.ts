const dollars = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 0,
});

/** An amount in USD no more precise than list prices make it: `less than $1`, `about $47`, `about $135`. */
export function aboutUsd(amount: number): string {
  if (amount < 1) return 'less than $1';
  const step = Math.max(1, 5 * 10 ** (Math.floor(Math.log10(amount)) - 2));
  return `about ${dollars.format(Math.round(amount / step) * step)}`;
}
