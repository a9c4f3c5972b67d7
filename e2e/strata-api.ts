import { expect } from '@playwright/test';
import type { AwsAccount, ConnectionTemplate } from '#lib/api/accounts.ts';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
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
      .toMatch(/succeeded|failed|discarded/);
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
