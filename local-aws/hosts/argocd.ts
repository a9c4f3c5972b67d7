import { createHmac, randomBytes } from 'node:crypto';
import {
  json,
  page,
  type Tool,
  type ToolHost,
  type ToolRequest,
  type ToolResponse,
} from './tool.ts';

/** Tokens are as good as the process that gave them. */
const tokenKey = randomBytes(32);

/** Source of paths and forms: ArgoCD’s API (`assets/swagger.json`, argoproj/argo-cd). */
export const argoCd: Tool = {
  port: 30080,
  isEncrypted: true,
  answer: (request, host) => {
    switch (`${request.method} ${request.path}`) {
      case 'GET /':
        return page('Argo CD', host);
      case 'GET /healthz':
        return { status: 200, type: 'text/plain; charset=utf-8', body: 'ok' };
      case 'GET /api/version':
        return json({ Version: 'v3.5.2+simulated' });
      case 'POST /api/v1/session':
        return openSession(request, host);
      case 'GET /api/v1/applications':
        return listApplications(request, host);
      default:
        return undefined;
    }
  },
};

async function openSession({ body }: ToolRequest, host: ToolHost): Promise<ToolResponse> {
  const { ArgoCdCredentialsArn = '' } = await host.readParameters();
  const known = fieldsOf(await host.readSecret(ArgoCdCredentialsArn));
  const given = fieldsOf(body);
  const isRight =
    known.password !== undefined && given.username === 'admin' && given.password === known.password;
  return isRight ? json({ token: tokenOf(host) }) : refusal('Invalid username or password');
}

async function listApplications({ headers }: ToolRequest, host: ToolHost): Promise<ToolResponse> {
  if (headers.authorization !== `Bearer ${tokenOf(host)}`) {
    return refusal('no session information');
  }
  const items = applicationsOf(await host.readParameters());
  return json({ metadata: { resourceVersion: '1' }, items });
}

function tokenOf({ instanceId }: ToolHost): string {
  return createHmac('sha256', tokenKey).update(instanceId).digest('base64url');
}

/** As gRPC's gateway words it; 16 is `UNAUTHENTICATED`. */
function refusal(message: string): ToolResponse {
  return json({ error: message, code: 16, message }, 401);
}

/** The application that the host's installation makes of its Git settings, if any. */
function applicationsOf(parameters: Readonly<Record<string, string>>): object[] | null {
  const { GitRepository: repoURL, GitRevision: targetRevision, GitPath: path } = parameters;
  if (!repoURL) return null;
  const source = { repoURL, path, targetRevision };
  return [
    {
      metadata: { name: 'platform', namespace: 'argocd' },
      spec: {
        project: 'default',
        source,
        destination: { server: 'https://kubernetes.default.svc', namespace: 'platform' },
      },
      status: {
        sync: { status: 'Synced', revision: '0000000000000000000000000000000000000000' },
        health: { status: 'Healthy' },
      },
    },
  ];
}

function fieldsOf(value: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(value ?? '');
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
