import { createHash, createHmac } from 'node:crypto';
import {
  type StubAnswer,
  type StubRequest,
  type StubServer,
  startStubServer,
} from '#lib/services/stub-server-for-tests.ts';

type Files = Readonly<Record<string, string>>;

interface Commit {
  readonly tree: string;
  readonly message: string;
  readonly parents: readonly string[];
}

interface PullRequest {
  readonly number: number;
  readonly html_url: string;
  readonly head: string;
  readonly base: string;
  title: string;
  body: string;
}

interface State {
  readonly repository: string;
  readonly token: string;
  readonly trees: Map<string, Files>;
  readonly commits: Map<string, Commit>;
  readonly branches: Map<string, string>;
  readonly pulls: PullRequest[];
}

export interface GitHubStub extends StubServer {
  readonly pulls: readonly PullRequest[];
  /** What a branch has; undefined where there is none. */
  filesOf(branch: string): Files | undefined;
  /** Commits to a branch from outside, as somebody who merges does. */
  commit(branch: string, files: Files): string;
  /** What is answered to who asks where a branch is now. */
  headAnswer(branch: string): StubAnswer;
  /** The delivery of an event, signed as GitHub signs it, with so many bytes of commits. */
  delivery(
    event: 'push' | 'ping',
    branch: string,
    secret: string,
    bytes?: number,
  ): { body: string; headers: Record<string, string> };
}

/** GitHub's REST API as it is documented, as far as the product asks it, with one repository in memory. */
export async function startGitHubStub({
  repository,
  token,
}: Pick<State, 'repository' | 'token'>): Promise<GitHubStub> {
  const state: State = {
    repository,
    token,
    trees: new Map(),
    commits: new Map(),
    branches: new Map(),
    pulls: [],
  };
  write(state, 'main', { 'README.md': '# Data platform\n' });
  const server = await startStubServer('application/json; charset=utf-8', (request) =>
    answer(state, request),
  );
  return {
    ...server,
    pulls: state.pulls,
    filesOf: (branch) => filesAt(state, state.branches.get(branch)),
    commit: (branch, files) => write(state, branch, files),
    headAnswer: (branch) => headAnswer(state, branch),
    delivery(event, branch, secret, bytes = 0) {
      const payload =
        event === 'ping'
          ? { zen: 'Keep it logically awesome.', hook_id: 1 }
          : {
              ref: `refs/heads/${branch}`,
              after: state.branches.get(branch),
              repository: { full_name: repository },
              commits: [{ message: 'x'.repeat(bytes) }],
            };
      const body = JSON.stringify(payload);
      const signature = createHmac('sha256', secret).update(body).digest('hex');
      return {
        body,
        headers: { 'x-github-event': event, 'x-hub-signature-256': `sha256=${signature}` },
      };
    },
  };
}

function hash(document: unknown): string {
  return createHash('sha1').update(JSON.stringify(document)).digest('hex');
}

function filesAt({ commits, trees }: State, sha: string | undefined): Files | undefined {
  const commit = sha === undefined ? undefined : commits.get(sha);
  return commit && trees.get(commit.tree);
}

function keepTree({ trees }: State, files: Files): string {
  const sha = hash(['tree', Object.entries(files).sort()]);
  trees.set(sha, files);
  return sha;
}

function keepCommit({ commits }: State, commit: Commit): string {
  const sha = hash(['commit', commit, commits.size]);
  commits.set(sha, commit);
  return sha;
}

function write(state: State, branch: string, files: Files): string {
  const head = state.branches.get(branch);
  const tree = keepTree(state, { ...filesAt(state, head), ...files });
  const sha = keepCommit(state, { tree, message: 'By hand', parents: head ? [head] : [] });
  state.branches.set(branch, sha);
  return sha;
}

const missing: StubAnswer = { status: 404, body: { message: 'Not Found' } };

function invalid(message: string): StubAnswer {
  return { status: 422, body: { message: 'Validation Failed', errors: [{ message }] } };
}

const routes: readonly [
  RegExp,
  (state: State, request: StubRequest, rest: string) => StubAnswer,
][] = [
  [/^GET git\/ref\/heads\/(.+)$/, getReference],
  [/^GET git\/commits\/(\w+)$/, getCommit],
  [/^POST git\/trees$/, createTree],
  [/^POST git\/commits$/, createCommit],
  [/^POST git\/refs$/, createReference],
  [/^PATCH git\/refs\/heads\/(.+)$/, updateReference],
  [/^GET contents\/(.+)$/, getContents],
  [/^GET pulls$/, listPulls],
  [/^POST pulls$/, createPull],
  [/^PATCH pulls\/(\d+)$/, updatePull],
];

function answer(state: State, request: StubRequest): StubAnswer {
  if (request.headers.authorization !== `Bearer ${state.token}`) {
    return { status: 401, body: { message: 'Bad credentials' } };
  }
  const prefix = `/repos/${state.repository}/`;
  if (!request.path.startsWith(prefix)) return missing;
  const target = `${request.method} ${request.path.slice(prefix.length)}`;
  for (const [pattern, handle] of routes) {
    const found = pattern.exec(target);
    if (found) return handle(state, request, found[1] ?? '');
  }
  return missing;
}

function reference(branch: string, sha: string) {
  return { ref: `refs/heads/${branch}`, object: { type: 'commit', sha } };
}

function getReference(state: State, _: StubRequest, branch: string): StubAnswer {
  return headAnswer(state, branch);
}

function headAnswer({ branches }: State, branch: string): StubAnswer {
  const sha = branches.get(branch);
  return sha ? { status: 200, body: reference(branch, sha) } : missing;
}

function getCommit({ commits }: State, _: StubRequest, sha: string): StubAnswer {
  const commit = commits.get(sha);
  return commit ? { status: 200, body: { sha, tree: { sha: commit.tree } } } : missing;
}

function createTree(state: State, { body }: StubRequest): StubAnswer {
  const { base_tree, tree } = body as {
    base_tree: string;
    tree: { path: string; mode: string; type: string; content: string }[];
  };
  const base = state.trees.get(base_tree);
  if (!base) return missing;
  if (tree.some(({ mode, type }) => mode !== '100644' || type !== 'blob')) {
    return invalid('tree.mode must be one of 100644');
  }
  const files = Object.fromEntries(tree.map(({ path, content }) => [path, content]));
  return { status: 201, body: { sha: keepTree(state, { ...base, ...files }) } };
}

function createCommit(state: State, { body }: StubRequest): StubAnswer {
  const commit = body as Commit;
  if (!state.trees.has(commit.tree)) return invalid('Tree SHA does not exist');
  return { status: 201, body: { sha: keepCommit(state, commit), tree: { sha: commit.tree } } };
}

function createReference({ branches }: State, { body }: StubRequest): StubAnswer {
  const { ref, sha } = body as { ref: string; sha: string };
  const branch = ref.replace(/^refs\/heads\//, '');
  if (branches.has(branch)) return invalid('Reference already exists');
  branches.set(branch, sha);
  return { status: 201, body: reference(branch, sha) };
}

function updateReference({ branches }: State, { body }: StubRequest, branch: string): StubAnswer {
  const { sha, force } = body as { sha: string; force: boolean };
  if (!branches.has(branch)) return invalid('Reference does not exist');
  if (!force) return invalid('Update is not a fast forward');
  branches.set(branch, sha);
  return { status: 200, body: reference(branch, sha) };
}

function getContents(state: State, { query }: StubRequest, path: string): StubAnswer {
  const content = filesAt(state, query.get('ref') ?? undefined)?.[path];
  if (content === undefined) return missing;
  const encoded = Buffer.from(content).toString('base64');
  const wrapped = encoded.replaceAll(/.{60}/g, '$&\n');
  return { status: 200, body: { type: 'file', encoding: 'base64', content: wrapped } };
}

function listPulls({ pulls, repository }: State, { query }: StubRequest): StubAnswer {
  const [owner = ''] = repository.split('/');
  const found = pulls.filter(
    ({ head, base }) => query.get('head') === `${owner}:${head}` && query.get('base') === base,
  );
  return { status: 200, body: found };
}

function createPull({ pulls, branches, repository }: State, { body }: StubRequest): StubAnswer {
  const wanted = body as Pick<PullRequest, 'title' | 'body' | 'head' | 'base'>;
  if (!branches.has(wanted.head)) return invalid('head is invalid');
  const number = pulls.length + 1;
  const pull = { ...wanted, number, html_url: `https://github.com/${repository}/pull/${number}` };
  pulls.push(pull);
  return { status: 201, body: pull };
}

function updatePull({ pulls }: State, { body }: StubRequest, number: string): StubAnswer {
  const pull = pulls.find((one) => one.number === Number(number));
  if (!pull) return missing;
  Object.assign(pull, body);
  return { status: 200, body: pull };
}
