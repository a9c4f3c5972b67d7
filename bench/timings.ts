/** Milliseconds that a piece of work takes, `times` times, after it was done `warmUps` times. */
export function timings(work: () => unknown, warmUps: number, times: number): number[] {
  for (let index = 0; index < warmUps; index += 1) work();
  return Array.from({ length: times }, () => {
    const startedMs = performance.now();
    work();
    return performance.now() - startedMs;
  });
}
