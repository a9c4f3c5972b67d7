import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { GraphDelta } from '#lib/api/architecture.ts';
import { clientsOf } from '../local-aws/test-endpoint.ts';
import type { MeasuredStrata } from './strata.ts';
import { watchGraphEvents } from './watch-graph-events.ts';
import { watchPaints } from './watch-paints.ts';

const pollIntervalMs = 50;
const timeoutMs = 120_000;

/**
 * Milliseconds from the arrival of each change of an instance in the browser to the end of the first
 * frame of the diagram with the changed state.
 */
export async function statusDelays(
  strata: MeasuredStrata,
  page: Page,
  environment: string,
  rounds: number,
): Promise<number[]> {
  await page.addInitScript(watchGraphEvents);
  await page.goto(`${strata.server.url}/environments/${environment}/architecture?view=monitoring`);
  const host = page.locator('figure [data-resource^="i-"]').first();
  await host.waitFor();
  const id = (await host.getAttribute('data-resource')) ?? '';
  const { ec2 } = clientsOf(strata.server.awsUrl);
  const delays: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [status, change] of [
      ['stopped', () => ec2.stopInstances({ InstanceIds: [id] })],
      ['healthy', () => ec2.startInstances({ InstanceIds: [id] })],
    ] as const) {
      const paints = await page.evaluateHandle(watchPaints);
      await change();
      await strata.call('POST', `/environments/${environment}/graph/refresh`);
      const paintedMs = await until(async () =>
        (await paints.jsonValue()).find(
          ({ what, state, atMs }) => what === id && state === status && atMs > 0,
        ),
      );
      const events = await page.evaluate(() => window.graphEvents ?? []);
      const told = events.findLast(({ data }) => tells(data, id, status));
      if (!told) throw new Error(`The page was never told that ${id} is ${status}`);
      delays.push(paintedMs.atMs - told.atMs);
    }
  }
  return delays;
}

function tells(data: string, id: string, status: string): boolean {
  const { nodes }: GraphDelta = JSON.parse(data);
  return nodes.some((node) => node.id === id && node.status === status);
}

async function until<T>(read: () => Promise<T | undefined>): Promise<T> {
  const deadlineMs = Date.now() + timeoutMs;
  while (Date.now() < deadlineMs) {
    const found = await read();
    if (found !== undefined) return found;
    await pause(pollIntervalMs);
  }
  throw new Error(`Not painted within ${timeoutMs / 1_000} s`);
}
