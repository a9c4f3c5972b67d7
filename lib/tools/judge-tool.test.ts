import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#lib/resources/graph.ts';
import { groupNode, hostNode, launchedAt } from './host-node.test-data.ts';
import { isAskable, judgeTool } from './judge-tool.ts';
import { type PlacedTool, placeTools } from './place-tools.ts';
import type { Probe } from './probe-tool.ts';
import type { ToolId } from './tool.ts';

interface Given {
  readonly tool?: ToolId;
  readonly host?: Readonly<Record<string, JsonValue>>;
  readonly open?: readonly string[];
}

function placed({ tool = 'grafana', host = {}, open = ['0.0.0.0/0'] }: Given): PlacedTool {
  const nodes = [hostNode('monitoring', host), groupNode(open, [1, 65_535])];
  const found = placeTools(nodes).find((one) => one.tool.id === tool);
  if (!found) throw new Error(`No ${tool}`);
  return found;
}

const minutesLater = (minutes: number) =>
  new Date(new Date(launchedAt).getTime() + minutes * 60_000);

function judge(given: Given, probe?: Probe, minutes = 60, cloudSpeed = 1) {
  const circumstances = { region: 'eu-west-1', now: minutesLater(minutes), cloudSpeed };
  const { state, reason, remedies } = judgeTool(placed(given), probe, circumstances);
  return { state, reason, remedies: remedies.map(({ kind }) => kind) };
}

const answered = { latencyMs: 3, version: '13.2.2', simulated: false };
const limited = ['203.0.113.0/24'];

describe('a tool is', () => {
  it.each<[string, Given, Probe | undefined, string, RegExp | null, string[]]>([
    ['up that says so', {}, { outcome: 'up', ...answered }, 'up', null, []],
    [
      'absent from a host too small',
      { tool: 'kibana', host: { InstanceType: 't3.small' } },
      undefined,
      'absent',
      /not started on a t3\.small/,
      [],
    ],
    [
      'starting before its host exists',
      { host: { State: {} } },
      undefined,
      'starting',
      /being created/,
      [],
    ],
    [
      'starting with its host',
      { host: { State: { Name: 'pending' } } },
      undefined,
      'starting',
      /is starting/,
      [],
    ],
    [
      'stopped with its host',
      { host: { State: { Name: 'stopped' } } },
      undefined,
      'stopped',
      /is stopped/,
      ['action'],
    ],
    [
      'stopped while its host stops',
      { host: { State: { Name: 'stopping' } } },
      undefined,
      'stopped',
      /is stopping/,
      [],
    ],
    [
      'unreachable without a public address',
      { host: { PublicIpAddress: null } },
      undefined,
      'unreachable',
      /no public address/,
      ['forward'],
    ],
    [
      'closed that nobody is let in to',
      { open: [] },
      undefined,
      'closed',
      /lets nobody in/,
      ['open-port', 'forward'],
    ],
    [
      'closed to some that does not answer',
      { open: limited },
      { outcome: 'silent' },
      'closed',
      /203\.0\.113\.0\/24 only/,
      ['open-port', 'forward'],
    ],
    [
      'unreachable that does not answer anyone',
      {},
      { outcome: 'silent' },
      'unreachable',
      /does not answer/,
      ['forward'],
    ],
    [
      'unreachable whose port nothing listens on',
      {},
      { outcome: 'refused' },
      'unreachable',
      /nothing listens on port 3000/,
      ['forward'],
    ],
    [
      'unreachable that is not well',
      {},
      { outcome: 'unhealthy', reason: 'Ill.', ...answered },
      'unreachable',
      /^Ill\.$/,
      ['forward'],
    ],
  ])('%s', (_, given, probe, state, reason, remedies) => {
    const judged = judge(given, probe);
    expect(judged).toMatchObject({ state, remedies });
    if (reason) expect(judged.reason).toMatch(reason);
    else expect(judged.reason).toBeNull();
  });

  it.each<[Probe['outcome'], Probe]>([
    ['silent', { outcome: 'silent' }],
    ['refused', { outcome: 'refused' }],
    ['unhealthy', { outcome: 'unhealthy', reason: 'Ill.', ...answered }],
  ])('starting for twenty minutes after its host was, however %s', (_, probe) => {
    expect(judge({}, probe, 19).state).toBe('starting');
    expect(judge({}, probe, 21).state).not.toBe('starting');
    expect(judge({}, probe, 3, 10).state).not.toBe('starting');
    expect(judge({}, { outcome: 'up', ...answered }, 1).state).toBe('up');
  });
});

it('is asked only where the graph does not tell already that it cannot answer', () => {
  expect(isAskable(placed({}))).toBe(true);
  expect(isAskable(placed({ open: [] }))).toBe(false);
  expect(isAskable(placed({ host: { State: { Name: 'stopped' } } }))).toBe(false);
});

it('is reached by a forwarded port through a command with region, host and port', () => {
  const circumstances = { region: 'eu-west-1', now: minutesLater(60), cloudSpeed: 1 };
  const { remedies } = judgeTool(placed({ open: [] }), undefined, circumstances);
  expect(remedies).toContainEqual({
    kind: 'forward',
    command:
      'aws ssm start-session --region eu-west-1 --target i-monitoring --document-name AWS-StartPortForwardingSession --parameters portNumber=3000,localPortNumber=3000',
    url: 'http://localhost:3000',
  });
});
