const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** An amount in USD that was paid, to the cent: `$12.34`. */
export function paidUsd(amount: number): string {
  return dollars.format(amount);
}
