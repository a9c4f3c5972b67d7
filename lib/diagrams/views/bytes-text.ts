const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** `3.2 MB`: bytes in the largest unit of 1,024 that keeps a whole number before the point. */
export function bytesText(bytes: number): string {
  let [amount, unit] = [bytes, 0];
  while (amount >= 1_024 && unit < units.length - 1) {
    amount /= 1_024;
    unit += 1;
  }
  return `${unit === 0 ? amount : Number(amount.toFixed(1))} ${units[unit]}`;
}
