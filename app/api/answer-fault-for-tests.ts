import { z } from 'zod';
import type { Endpoint } from '#lib/api/endpoint.ts';
import { problem } from '#lib/api/problem.ts';
import type { ErrorCode } from '#lib/errors/app-error.ts';
import { statusOf } from '#lib/http/problem-response.ts';
import type { Sent } from './routes-for-tests.ts';

/** What no answer says: where the product lies and what went wrong in it. */
const innards = [/\n\s+at\s/, /node_modules/, /\.(?:ts|mjs|js):\d+/, /\/strata-test-/];
/** Nor does a refusal speak of what the product is made of. */
const innardsOfRefusals = [
  ...innards,
  /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\s+["*]/,
  /\b(?:prisma|pglite|postgres\w*|zod|sqlite)\b/i,
  /relation "|syntax error at/,
  /TypeError|RangeError|is not a function|\[object /,
];

const ofEveryEndpoint: readonly ErrorCode[] = [
  'invalid-input',
  'too-large',
  'unsupported-media-type',
  'forbidden-origin',
  'not-signed-in',
  'not-allowed',
  'too-many-requests',
];
const strictProblem = z.strictObject(problem.shape);

/** What is wrong with an answer to a request that may be anything; undefined where nothing is. */
export async function faultOf(
  { id, refusals }: Pick<Endpoint, 'id' | 'refusals'>,
  sent: Sent,
  response: Response,
): Promise<string | undefined> {
  const { status, headers } = response;
  if (headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return undefined;
  }
  const text = await response.text();
  const tell = (fault: string) =>
    `${id}: ${fault}\n${JSON.stringify(sent).slice(0, 600)}\n${status} ${text.slice(0, 600)}`;
  if (status >= 500) return tell('it failed');
  const leak = (status < 400 ? innards : innardsOfRefusals)
    .flatMap((pattern) => pattern.exec(text) ?? [])
    .find((found) => !JSON.stringify(sent).includes(found));
  if (leak !== undefined) return tell(`it tells ${JSON.stringify(leak)}`);
  if (status < 400) return undefined;
  if (headers.get('content-type') !== 'application/problem+json') return tell('no problem details');
  const details = strictProblem.safeParse(JSON.parse(text));
  if (!details.success) return tell(`not the form of a problem: ${details.error.message}`);
  const code = [...ofEveryEndpoint, ...refusals].find((one) => one === details.data.code);
  if (code === undefined) return tell('a refusal that is not documented');
  if (statusOf[code] !== status || details.data.status !== status) return tell('another status');
  return undefined;
}
