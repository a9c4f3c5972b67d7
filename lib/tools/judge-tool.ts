import type { Remedy, ToolState } from '#lib/api/tool-documents.ts';
import { forwardCommand } from '#lib/resources/ec2/session-commands.ts';
import type { PlacedTool } from './place-tools.ts';
import type { Probe } from './probe-tool.ts';

export interface Verdict {
  readonly state: ToolState;
  /** A sentence or two; null where there is nothing to explain. */
  readonly reason: string | null;
  readonly remedies: readonly Remedy[];
}

/**
 * AWS time that a host may take from its start until its tools answer: as long as its creation policy
 * waits for it, in milliseconds.
 */
const installMs = 20 * 60_000;

export interface Circumstances {
  readonly region: string;
  readonly now: Date;
  /** How many times faster than AWS the cloud is. */
  readonly cloudSpeed: number;
}

/** Whether it makes sense to ask a tool how it is: otherwise the graph alone tells why it does not answer. */
export function isAskable(placed: PlacedTool): boolean {
  return verdictOfGraph(placed, '') === undefined;
}

/** The state of a tool, why it is so and what can be done, by what the graph and the tool itself tell. */
export function judgeTool(
  placed: PlacedTool,
  probe: Probe | undefined,
  circumstances: Circumstances,
): Verdict {
  const known = verdictOfGraph(placed, circumstances.region);
  if (known) return known;
  if (!probe) return { state: 'starting', reason: 'It has not been asked yet.', remedies: [] };
  return verdictOfProbe(placed, probe, circumstances);
}

function verdictOfGraph(placed: PlacedTool, region: string): Verdict | undefined {
  const { tool, host, hostState, instanceType, publicAddress, sources } = placed;
  const { title, port } = tool;
  const { notOn } = tool.onHost;
  if (notOn !== undefined && instanceType === notOn) {
    const reason = `${title} is not started on a ${notOn}, which has too little memory. Choose a larger instance type for the ${tool.layer} layer.`;
    return { state: 'absent', reason, remedies: [] };
  }
  switch (hostState) {
    case 'running':
      break;
    case undefined:
      return { state: 'starting', reason: 'Its host is being created.', remedies: [] };
    case 'pending':
      return { state: 'starting', reason: `${host.name} is starting.`, remedies: [] };
    case 'stopped': {
      const remedies: Remedy[] = [
        { kind: 'action', title: `Start ${host.name}`, resource: host.id, action: 'start' },
      ];
      return { state: 'stopped', reason: `${host.name} is stopped.`, remedies };
    }
    default:
      return { state: 'stopped', reason: `${host.name} is ${hostState}.`, remedies: [] };
  }
  const forward = forwardRemedy(placed, region);
  if (publicAddress === undefined) {
    const reason = `${host.name} has no public address. A forwarded port reaches it.`;
    return { state: 'unreachable', reason, remedies: [forward] };
  }
  if (sources?.length === 0) {
    const reason = `Its security group lets nobody in to port ${port}.`;
    return { state: 'closed', reason, remedies: [...openRemedies(placed), forward] };
  }
  return undefined;
}

function verdictOfProbe(placed: PlacedTool, probe: Probe, circumstances: Circumstances): Verdict {
  const { host, sources } = placed;
  if (probe.outcome === 'up') return { state: 'up', reason: null, remedies: [] };
  const forward = forwardRemedy(placed, circumstances.region);
  const ways = probe.outcome === 'silent' ? [...openRemedies(placed), forward] : [forward];
  if (isYoung(placed, circumstances)) {
    const reason = `${host.name} was started a short while ago: its tools are being installed or are starting.`;
    return { state: 'starting', reason, remedies: ways };
  }
  switch (probe.outcome) {
    case 'silent':
      return isOpenToAll(sources)
        ? {
            state: 'unreachable',
            reason: `${host.name} does not answer, though everybody is let in. It may be overloaded, or have no way to the internet.`,
            remedies: [forward],
          }
        : {
            state: 'closed',
            reason: `It does not answer. ${whoIsLetIn(sources)} Strata and you may be coming from elsewhere.`,
            remedies: ways,
          };
    case 'refused':
      return {
        state: 'unreachable',
        reason: `${host.name} runs, but nothing listens on port ${placed.tool.port}: the tool has ended, or was not installed.`,
        remedies: ways,
      };
    case 'unhealthy':
      return { state: 'unreachable', reason: probe.reason, remedies: ways };
  }
}

function isYoung({ launchedAt }: PlacedTool, { now, cloudSpeed }: Circumstances): boolean {
  if (launchedAt === undefined) return false;
  return (now.getTime() - new Date(launchedAt).getTime()) * cloudSpeed < installMs;
}

function isOpenToAll(sources: PlacedTool['sources']): boolean {
  return sources?.includes('0.0.0.0/0') ?? false;
}

function whoIsLetIn(sources: PlacedTool['sources']): string {
  return sources
    ? `Its security group lets in ${sources.join(', ')} only.`
    : 'Its security group may not let everybody in.';
}

function openRemedies({ tool, groupId }: PlacedTool): Remedy[] {
  return groupId === undefined ? [] : [{ kind: 'open-port', tool: tool.id, port: tool.port }];
}

function forwardRemedy({ tool, host }: PlacedTool, region: string): Remedy {
  return {
    kind: 'forward',
    command: forwardCommand({ id: host.id, region }, tool.port, tool.port),
    url: `${tool.scheme}://localhost:${tool.port}`,
  };
}
