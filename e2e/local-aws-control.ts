interface FailingRun {
  readonly of: string;
  readonly name: string;
  readonly message?: string;
  /** How a task fails; by its exit code unless given. */
  readonly cause?: string;
  readonly exitCode?: number;
  /** Of the script of a job. */
  readonly line?: number;
}

/** The control endpoint of the local AWS: faults on request and the calls it received. */
export class LocalAwsControl {
  readonly #url: string;

  constructor(awsUrl: string) {
    this.#url = `${awsUrl}/_local`;
  }

  /** Makes CloudFormation fail to create a resource of one stack. */
  async failCreation(stack: string, logicalId: string, message: string): Promise<void> {
    await this.#post('/faults', { kind: 'resource', action: 'CREATE', stack, logicalId, message });
  }

  /** Makes CloudFormation fail to change a resource of one stack, and to change it back. */
  async failUpdate(stack: string, logicalId: string, message: string): Promise<void> {
    await this.#post('/faults', { kind: 'resource', action: 'UPDATE', stack, logicalId, message });
  }

  /** Makes CloudFormation fail to delete a resource of one stack. */
  async failDeletion(stack: string, logicalId: string, message: string): Promise<void> {
    await this.#post('/faults', { kind: 'resource', action: 'DELETE', stack, logicalId, message });
  }

  /** Makes every run of something fail, such as those of a Glue job. */
  async failRuns(run: FailingRun): Promise<void> {
    await this.#post('/faults', { kind: 'run', ...run });
  }

  /** Takes the capacity of one Spot task of a service or a family away. */
  async interruptSpot(name: string): Promise<void> {
    await this.#post('/faults', { kind: 'spot-interruption', name, count: 1 });
  }

  /** Gives a job or a crawler that never ran a history. */
  async addPastRuns(of: string, name: string, count: number): Promise<void> {
    await this.#post('/past-runs', { of, name, count });
  }

  /** Makes everything seem to have been made so many days earlier, as far as its costs go. */
  async addPastCosts(days: number): Promise<void> {
    await this.#post('/past-costs', { days });
  }

  /** Refuses an operation of a service in these words. */
  async refuse(service: string, operation: string, message: string): Promise<void> {
    const refusal = { code: 'OperationNotAllowedException', message, httpStatus: 400 };
    await this.#post('/faults', { kind: 'error', service, operation, ...refusal });
  }

  /** Leaves EC2 without a machine to launch or start anything on. */
  async exhaustCapacity(): Promise<void> {
    await this.#post('/faults', { kind: 'capacity', pool: 'EC2' });
  }

  /** Refuses every call to a service, as a policy without its actions does. */
  async deny(service: string): Promise<void> {
    await this.#post('/faults', { kind: 'deny', service });
  }

  async clearFaults(): Promise<void> {
    await fetch(`${this.#url}/faults`, { method: 'DELETE' });
  }

  /** Makes AWS's durations pass this many times faster from now on, what waits included. */
  async setSpeed(speed: number): Promise<void> {
    await this.#post('/speed', { speed });
  }

  /** Calls received by operation, of all services. */
  async countCalls(operation: string): Promise<number> {
    const response = await fetch(`${this.#url}/calls`);
    const { calls }: { calls: { operation: string }[] } = await response.json();
    return calls.filter((call) => call.operation === operation).length;
  }

  async #post(path: string, body: object): Promise<void> {
    const response = await fetch(`${this.#url}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
}
