import { expect } from '@playwright/test';
import type { z } from 'zod';
import type { AwsAccount, ConnectionTemplate } from '#lib/api/accounts.ts';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { newDeploymentRules } from '#lib/api/deployment-rules.ts';
import type { Handbook } from '#lib/api/handbook.ts';
import type { Operation } from '#lib/api/operations.ts';
import type { ParkingSchedule } from '#lib/api/parking-schedule.ts';
import type { StrataServer } from './strata-server.ts';

interface AccountConnection {
  readonly account: AwsAccount;
  readonly template: ConnectionTemplate;
}

/** The REST API as a script uses it, to bring about what a test begins with. */
export class StrataApi {
  readonly #server: Pick<StrataServer, 'fetch'>;

  constructor(server: Pick<StrataServer, 'fetch'>) {
    this.#server = server;
  }

  async createEnvironment(
    name: string,
    parameters: object = {},
    awsAccountId: string | null = null,
  ): Promise<void> {
    const place = { region: 'us-east-2', awsAccountId };
    await this.#call('POST', '/environments', { name, ...place, parameters });
  }

  /** Changes tags or parameters, of which whole layers are given. */
  updateEnvironment(name: string, change: object): Promise<unknown> {
    return this.#call('PATCH', `/environments/${name}`, change);
  }

  /** Says what has to be so before a deployment is applied; what is left out is not asked for. */
  setDeploymentRules(name: string, rules: z.input<typeof newDeploymentRules>): Promise<unknown> {
    return this.#call('POST', `/environments/${name}/rules`, rules);
  }

  /** Makes a token of the API that may do so much everywhere. */
  async addToken(permissions: readonly string[]): Promise<string> {
    const body = { name: 'a test', permissions, days: 1 };
    const { token }: { token: string } = await this.#call('POST', '/tokens', body);
    return token;
  }

  /** Begins to connect an AWS account. */
  connectAccount(
    title: string,
    accountId: string,
    access: AwsAccount['access'],
  ): Promise<AccountConnection> {
    return this.#call('POST', '/accounts', { title, accountId, access });
  }

  /** Says which role an AWS account is entered by, and checks it. */
  async giveRole(id: string, roleArn: string): Promise<AwsAccount> {
    await this.#call('PATCH', `/accounts/${id}`, { roleArn });
    return this.#call('POST', `/accounts/${id}/check`);
  }

  /** The AWS account of a title, with its template. */
  async account(title: string): Promise<AccountConnection> {
    const { accounts }: { accounts: AwsAccount[] } = await this.#call('GET', '/accounts');
    const account = accounts.find((one) => one.title === title);
    if (!account) throw new Error(`No account ${title}`);
    return { account, template: await this.#call('GET', `/accounts/${account.id}/template`) };
  }

  disconnectAccount(id: string): Promise<unknown> {
    return this.#call('DELETE', `/accounts/${id}`);
  }

  /** Deploys layers, the network where none are named, and waits for the end. */
  async deploy(name: string, layers?: readonly string[]): Promise<Deployment> {
    const { id } = await this.startDeployment(name, layers);
    return this.settled(id);
  }

  startDeployment(name: string, layers: readonly string[] = ['network']): Promise<Deployment> {
    return this.#call('POST', `/environments/${name}/deployments`, { layers, apply: true });
  }

  /** Plans layers, and waits until the plan waits for a decision. */
  async plan(name: string, layers: readonly string[]): Promise<Deployment> {
    const path = `/environments/${name}/deployments`;
    const { id } = await this.#call<Deployment>('POST', path, { layers });
    await expect.poll(async () => (await this.deployment(id)).status).toBe('planned');
    return this.deployment(id);
  }

  makeHandbook(name: string): Promise<Handbook> {
    return this.#call('POST', `/environments/${name}/handbook`);
  }

  deployment(id: string): Promise<Deployment> {
    return this.#call('GET', `/deployments/${id}`);
  }

  graph(name: string): Promise<EnvironmentGraph> {
    return this.#call('GET', `/environments/${name}/graph`);
  }

  /** Discovers now. */
  refresh(name: string): Promise<EnvironmentGraph> {
    return this.#call('POST', `/environments/${name}/graph/refresh`);
  }

  /** Asks for an action that needs nothing but the resource. */
  operate(name: string, resource: string, action: string): Promise<Operation> {
    return this.#call('POST', `/environments/${name}/operations`, { resource, action });
  }

  setParkingSchedule(name: string, schedule: ParkingSchedule): Promise<unknown> {
    return this.#call('POST', `/environments/${name}/parking/schedule`, schedule);
  }

  setLifetime(name: string, endsAt: Date): Promise<unknown> {
    const body = { endsAt: endsAt.toISOString(), confirm: name };
    return this.#call('POST', `/environments/${name}/lifetime`, body);
  }

  async settled(id: string): Promise<Deployment> {
    let last: Deployment | undefined;
    await expect
      .poll(
        async () => {
          last = await this.deployment(id);
          return last.status;
        },
        { timeout: 60_000, intervals: [200] },
      )
      .toMatch(/succeeded|failed|discarded|cancelled/);
    if (!last) throw new Error(`Deployment ${id} was not read`);
    return last;
  }

  async #call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await this.#server.fetch(`/api/v1${path}`, {
      method,
      ...(body
        ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
        : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text === '' ? 'null' : text);
  }
}
