import { z } from 'zod';
import type { Clock } from '#lib/context/context.ts';
import { askService, type Service } from '#lib/services/ask-service.ts';

/** A repository as the product asks for it. */
export interface Repository {
  readonly service: Service;
  /** `owner/name`. */
  readonly name: string;
}

interface Access {
  readonly apiUrl: string;
  readonly repository: string;
  readonly token: string;
  readonly clock: Clock;
}

/** Source for all of this: "GitHub REST API documentation", version 2022-11-28. */
export function repositoryOf({ apiUrl, repository, token, clock }: Access): Repository {
  return {
    name: repository,
    service: {
      title: 'GitHub',
      baseUrl: `${apiUrl}/repos/${repository}`,
      token,
      headers: {
        accept: 'application/vnd.github+json',
        'content-type': 'application/json',
        'x-github-api-version': '2022-11-28',
      },
      reasonIn: messageIn,
      rateLimitResetsFrom: 'epoch',
      clock,
    },
  };
}

const refusal = z.object({
  message: z.string(),
  errors: z.array(z.object({ message: z.string().optional() })).optional(),
});

function messageIn(body: unknown): string | undefined {
  const read = refusal.safeParse(body).data;
  if (!read) return undefined;
  const details = (read.errors ?? []).flatMap(({ message }) => message ?? []);
  return [read.message, ...details].join(': ');
}

const sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const reference = z.object({ object: z.object({ sha }) });
const pullRequest = z.object({
  number: z.number().int(),
  html_url: z.url({ protocol: /^https?$/ }),
});

/** The newest commit of a branch; undefined where there is none of that name. */
export async function headOf({ service }: Repository, branch: string): Promise<string | undefined> {
  const found = await askService(service, {
    path: `/git/ref/heads/${encodedPath(branch)}`,
    answer: reference.nullable(),
    mayBeMissing: true,
  });
  return found?.object.sha;
}

/** A text of the repository at a commit; undefined where there is no such file. */
export async function readFile(
  { service }: Repository,
  { path, commit }: { readonly path: string; readonly commit: string },
): Promise<string | undefined> {
  const file = await askService(service, {
    path: `/contents/${encodedPath(path)}?ref=${encodeURIComponent(commit)}`,
    answer: z
      .object({ type: z.literal('file'), encoding: z.literal('base64'), content: z.string() })
      .nullable(),
    mayBeMissing: true,
  });
  return file ? Buffer.from(file.content, 'base64').toString('utf8') : undefined;
}

export interface NewCommit {
  /** The commit that it follows. */
  readonly parent: string;
  readonly message: string;
  /** Texts by path; what else is in the repository stays. */
  readonly files: Readonly<Record<string, string>>;
}

/** Writes a commit that no branch has yet; undefined where it would change nothing. */
export async function commitFiles(
  { service }: Repository,
  { parent, message, files }: NewCommit,
): Promise<string | undefined> {
  const base = await askService(service, {
    path: `/git/commits/${parent}`,
    answer: z.object({ tree: z.object({ sha }) }),
  });
  const tree = await askService(service, {
    method: 'POST',
    path: '/git/trees',
    body: {
      base_tree: base.tree.sha,
      tree: Object.entries(files).map(([path, content]) => ({
        path,
        mode: '100644',
        type: 'blob',
        content,
      })),
    },
    answer: z.object({ sha }),
  });
  if (tree.sha === base.tree.sha) return undefined;
  const commit = await askService(service, {
    method: 'POST',
    path: '/git/commits',
    body: { message, tree: tree.sha, parents: [parent] },
    answer: z.object({ sha }),
  });
  return commit.sha;
}

/** Lets a branch be at a commit, wherever it was before; makes it where it is missing. */
export async function moveBranch(
  repository: Repository,
  { branch, commit }: { readonly branch: string; readonly commit: string },
): Promise<void> {
  const isThere = (await headOf(repository, branch)) !== undefined;
  await askService(
    repository.service,
    isThere
      ? {
          method: 'PATCH',
          path: `/git/refs/heads/${encodedPath(branch)}`,
          body: { sha: commit, force: true },
          answer: reference,
        }
      : {
          method: 'POST',
          path: '/git/refs',
          body: { ref: `refs/heads/${branch}`, sha: commit },
          answer: reference,
        },
  );
}

export interface NewPullRequest {
  readonly from: string;
  readonly to: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

/** Opens a pull request, or renews the one that is open between the two branches. */
export async function proposePullRequest(
  { service, name }: Repository,
  { from, to, title, body }: NewPullRequest,
): Promise<{ number: number; url: string }> {
  const [owner = ''] = name.split('/');
  const query = new URLSearchParams({ state: 'open', head: `${owner}:${from}`, base: to });
  const [open] = await askService(service, {
    path: `/pulls?${query}`,
    answer: z.array(pullRequest),
  });
  const written = await askService(
    service,
    open
      ? {
          method: 'PATCH',
          path: `/pulls/${open.number}`,
          body: { title, body },
          answer: pullRequest,
        }
      : {
          method: 'POST',
          path: '/pulls',
          body: { title, body, head: from, base: to },
          answer: pullRequest,
        },
  );
  return { number: written.number, url: written.html_url };
}

function encodedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
