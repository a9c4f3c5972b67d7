import {
  CloudFormationClient,
  paginateDescribeStackEvents,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';

export interface ReceivedCall {
  readonly sequence: number;
  readonly service: string;
  readonly operation: string;
  /** ISO 8601 time of arrival. */
  readonly at: string;
  /** How long the endpoint worked on it. */
  readonly ms: number;
}

/** The local AWS as someone outside the product sees it: by the SDK, and by its control endpoint. */
export class LocalCloud {
  readonly cloudFormation: CloudFormationClient;
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
    this.cloudFormation = new CloudFormationClient({
      region: 'us-east-2',
      endpoint: url,
      credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    });
  }

  /** Makes AWS's durations pass this many times faster from now on. */
  async setSpeed(speed: number): Promise<void> {
    const response = await fetch(`${this.#url}/_local/speed`, {
      method: 'POST',
      body: JSON.stringify({ speed }),
    });
    if (!response.ok) throw new Error(`speed: ${response.status} ${await response.text()}`);
  }

  /** Gives a job or a crawler that never ran a history. */
  async addPastRuns(of: string, name: string, count: number): Promise<void> {
    const response = await fetch(`${this.#url}/_local/past-runs`, {
      method: 'POST',
      body: JSON.stringify({ of, name, count }),
    });
    if (!response.ok) throw new Error(`past runs: ${response.status} ${await response.text()}`);
  }

  /** How many calls have arrived since the endpoint's start. */
  async totalCalls(): Promise<number> {
    const response = await fetch(`${this.#url}/_local/calls?since=${Number.MAX_SAFE_INTEGER}`);
    const { total }: { total: number } = await response.json();
    return total;
  }

  /** Calls that arrived after a moment, the last 10,000 at most. */
  async callsSince(moment: Date): Promise<readonly ReceivedCall[]> {
    const response = await fetch(`${this.#url}/_local/calls?since=${moment.toISOString()}`);
    const { calls }: { calls: ReceivedCall[] } = await response.json();
    return calls;
  }

  /** Every event of a stack, oldest first. */
  async stackEvents(stack: string): Promise<StackEvent[]> {
    const events: StackEvent[] = [];
    const pages = paginateDescribeStackEvents(
      { client: this.cloudFormation },
      { StackName: stack },
    );
    for await (const { StackEvents } of pages) events.push(...(StackEvents ?? []));
    return events.reverse();
  }
}
