import { z } from 'zod';
import type { ToolDetails } from '#lib/api/tool-documents.ts';
import { readJson } from '#lib/services/read-json.ts';
import { askHost, type HostPort, type HostQuestion, HostSilence } from './ask-host.ts';
import type { Credentials } from './credentials.ts';

type Applications = NonNullable<ToolDetails['applications']>;

/** Source of paths and forms: ArgoCD's API (`assets/swagger.json`, argoproj/argo-cd). */
const paths = { session: '/api/v1/session', applications: '/api/v1/applications' } as const;

/** A token of ArgoCD, which it takes for a day; undefined where it does not answer or let the user in. */
export async function openSession(
  target: HostPort,
  { username, password }: Credentials,
): Promise<string | undefined> {
  const answer = await ask(target, {
    method: 'POST',
    path: paths.session,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: username ?? 'admin', password }),
  });
  return answer === undefined ? undefined : readJson(session, answer)?.token;
}

/** What ArgoCD deploys, and how that is; undefined where it does not answer or take the token. */
export async function readApplications(
  target: HostPort,
  token: string,
): Promise<Applications | undefined> {
  const answer = await ask(target, {
    path: `${paths.applications}?fields=${fields}`,
    headers: { authorization: `Bearer ${token}` },
  });
  if (answer === undefined) return undefined;
  return readJson(list, answer)?.items?.map(toApplication) ?? [];
}

async function ask(target: HostPort, question: HostQuestion): Promise<string | undefined> {
  try {
    const { status, body } = await askHost(target, question);
    return status === 200 ? body : undefined;
  } catch (error) {
    if (error instanceof HostSilence) return undefined;
    throw error;
  }
}

/** Without the resources and the history of applications, which are long. */
const fields = [
  'items.metadata.name',
  'items.spec.source.repoURL',
  'items.spec.source.targetRevision',
  'items.status.sync.status',
  'items.status.health.status',
].join(',');

const session = z.object({ token: z.string() });

const application = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z
    .object({
      source: z
        .object({ repoURL: z.string().optional(), targetRevision: z.string().optional() })
        .optional(),
    })
    .optional(),
  status: z
    .object({
      sync: z.object({ status: z.string().optional() }).optional(),
      health: z.object({ status: z.string().optional() }).optional(),
    })
    .optional(),
});

const list = z.object({ items: z.array(application).max(1_000).nullish() });

function toApplication({
  metadata,
  spec,
  status,
}: z.output<typeof application>): Applications[number] {
  return {
    name: metadata.name,
    sync: status?.sync?.status ?? 'Unknown',
    health: status?.health?.status ?? 'Unknown',
    repository: spec?.source?.repoURL ?? null,
    revision: spec?.source?.targetRevision ?? null,
  };
}
