import { z } from 'zod';
import { readJson } from '#lib/services/read-json.ts';
import { askHost, type HostAnswer, type HostPort, HostSilence } from './ask-host.ts';
import type { ToolId } from './tool.ts';

interface Answered {
  /** Milliseconds until its health was told. */
  readonly latencyMs: number;
  readonly version: string | null;
  /** Whether a simulated host answered. */
  readonly simulated: boolean;
}

/** What a tool said when it was asked how it is. */
export type Probe =
  | ({ readonly outcome: 'up' } & Answered)
  | ({ readonly outcome: 'unhealthy'; readonly reason: string } & Answered)
  | { readonly outcome: 'silent' }
  | { readonly outcome: 'refused' };

interface Health {
  readonly path: string;
  /** What is wrong by an answer of status 200, or undefined. */
  trouble?(body: string): string | undefined;
  /** In the answer about its health, or in that of a path of its own. */
  readonly version: { readonly path?: string; read(body: string): string | undefined };
}

/** Asks a tool for its health by its own endpoint, and for its version. */
export async function probeTool(tool: ToolId, target: HostPort): Promise<Probe> {
  const { path, trouble, version } = healths[tool];
  try {
    const answer = await askHost(target, { path });
    const source =
      version.path === undefined ? answer : await askHost(target, { path: version.path });
    const answered: Answered = {
      latencyMs: answer.latencyMs,
      version: version.read(source.body)?.slice(0, 64) ?? null,
      simulated: answer.headers['x-strata-simulated'] === 'true',
    };
    const reason = troubleOf(answer, trouble);
    return reason === undefined
      ? { outcome: 'up', ...answered }
      : { outcome: 'unhealthy', reason, ...answered };
  } catch (error) {
    if (error instanceof HostSilence) return { outcome: error.kind };
    throw error;
  }
}

function troubleOf(answer: HostAnswer, trouble: Health['trouble']): string | undefined {
  if (answer.status !== 200) return `It answers, but not well: HTTP status ${answer.status}.`;
  return trouble?.(answer.body);
}

const grafanaHealth = z.object({ database: z.string(), version: z.string().optional() });
const kibanaStatus = z.object({
  version: z.object({ number: z.string() }).optional(),
  status: z.object({ overall: z.object({ level: z.string(), summary: z.string().optional() }) }),
});
const buildInformation = z.object({ data: z.object({ version: z.string() }) });
const argoCdVersion = z.object({ Version: z.string() });

/**
 * Sources: "Other HTTP API" (Grafana), "Management API" and "HTTP API" (Prometheus), "Get Kibana’s current
 * status" (Kibana), ArgoCD's `/healthz` and `/api/version`; Jaeger has its version in its page only.
 */
const healths: Readonly<Record<ToolId, Health>> = {
  grafana: {
    path: '/api/health',
    trouble: (body) =>
      readJson(grafanaHealth, body)?.database === 'ok'
        ? undefined
        : 'Its database does not answer it.',
    version: { read: (body) => readJson(grafanaHealth, body)?.version },
  },
  prometheus: {
    path: '/-/ready',
    version: {
      path: '/api/v1/status/buildinfo',
      read: (body) => readJson(buildInformation, body)?.data.version,
    },
  },
  kibana: {
    path: '/api/status',
    trouble: (body) => {
      const overall = readJson(kibanaStatus, body)?.status.overall;
      if (overall?.level === 'available') return undefined;
      return `It says of itself that it is ${overall?.level ?? 'in no state it knows'}.`;
    },
    version: { read: (body) => readJson(kibanaStatus, body)?.version?.number },
  },
  jaeger: {
    path: '/',
    version: {
      read: (body) => /JAEGER_VERSION\s*=\s*\{[^}]*"gitVersion"\s*:\s*"v?([^"]+)"/.exec(body)?.[1],
    },
  },
  argocd: {
    path: '/healthz',
    version: {
      path: '/api/version',
      read: (body) => readJson(argoCdVersion, body)?.Version.replace(/^v/, ''),
    },
  },
};
