/** The one object of this name in the process: Next bundles instrumentation and routes apart. */
export function processWide<T extends object>(name: string, make: () => T): T {
  const shared = globalThis as typeof globalThis & Record<symbol, T | undefined>;
  const key = Symbol.for(name);
  shared[key] ??= make();
  return shared[key];
}
