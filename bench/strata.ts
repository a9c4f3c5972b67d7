import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { StrataServer } from '../e2e/strata-server.ts';
import { LocalCloud } from './local-cloud.ts';

/** The default of `LOCAL_AWS_SPEED`: a network with NAT gateways takes about 25 seconds. */
export const defaultSpeed = 10;
const cleaningSpeed = 1_000;
const pollIntervalMs = 25;
const timeoutMs = 400_000;

/** A Strata of its own to measure, driven by its REST API. */
export class MeasuredStrata {
  readonly server: StrataServer;
  readonly cloud: LocalCloud;

  private constructor(server: StrataServer) {
    this.server = server;
    this.cloud = new LocalCloud(server.awsUrl);
  }

  /** Starts one, hands it over, and stops it. */
  static async during<T>(use: (strata: MeasuredStrata) => Promise<T>): Promise<T> {
    const server = await StrataServer.start({ speed: defaultSpeed });
    try {
      return await use(new MeasuredStrata(server));
    } finally {
      await server.stop();
    }
  }

  /** Lets a page read as the operator. */
  async signIn(page: Page): Promise<void> {
    const { storageState } = await this.server.operator();
    await page.context().addCookies(storageState.cookies);
  }

  async createEnvironment(name: string): Promise<void> {
    await this.call('POST', '/environments', { name, region: 'us-east-2' });
  }

  requestDeployment(name: string, { apply }: { readonly apply: boolean }): Promise<Deployment> {
    return this.call('POST', `/environments/${name}/deployments`, { layers: ['network'], apply });
  }

  /** Deploys layers, and what they need, to their end. */
  async deploy(name: string, layers: readonly string[]): Promise<void> {
    const path = `/environments/${name}/deployments`;
    const { id } = await this.call<Deployment>('POST', path, { layers, apply: true });
    await this.reached(id, 'succeeded');
  }

  /** Polls until the deployment is in that status. Throws when it fails or takes minutes. */
  async reached(id: string, status: Deployment['status']): Promise<Deployment> {
    const deadlineMs = Date.now() + timeoutMs;
    while (Date.now() < deadlineMs) {
      const deployment = await this.call<Deployment>('GET', `/deployments/${id}`);
      if (deployment.status === status) return deployment;
      if (deployment.status === 'failed') throw new Error(JSON.stringify(deployment.failure));
      await pause(pollIntervalMs);
    }
    throw new Error(`The deployment is not ${status} after ${timeoutMs / 1_000} s`);
  }

  /** Destroys the environment's stacks, as fast as can be, for the next round. */
  async clear(name: string): Promise<void> {
    await this.cloud.setSpeed(cleaningSpeed);
    const body = { confirm: name };
    const { id } = await this.call<Deployment>('POST', `/environments/${name}/destroy`, body);
    await this.reached(id, 'succeeded');
    await this.cloud.setSpeed(defaultSpeed);
  }

  async call<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const response = await this.server.fetch(`/api/v1${path}`, {
      method,
      ...(body
        ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
        : {}),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
}
