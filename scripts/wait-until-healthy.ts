import { setTimeout as pause } from 'node:timers/promises';

const intervalMs = 150;

/** Resolves when the address answers a GET with 200; asks for as long as it takes. */
export async function waitUntilHealthy(address: string): Promise<void> {
  for (;;) {
    try {
      const response = await fetch(address);
      await response.body?.cancel();
      if (response.ok) return;
    } catch {
      // Nothing listens yet.
    }
    await pause(intervalMs);
  }
}
