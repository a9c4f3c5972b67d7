/** Pixels to hundredths, which nobody sees, and more digits are many. */
export function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
