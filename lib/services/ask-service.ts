import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Clock } from '#lib/context/context.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { readJson } from './read-json.ts';

/** A service outside that the product is connected to by a token. */
export interface Service {
  /** As people call it, such as `GitHub`. */
  readonly title: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly token: string;
  /** Sent with every question. */
  readonly headers: Readonly<Record<string, string>>;
  /** Why something was refused, from the body of an answer; undefined where it does not say. */
  readonly reasonIn: (body: unknown) => string | undefined;
  /** What its header `x-ratelimit-reset` counts from: now, or 1970. In seconds either way. */
  readonly rateLimitResetsFrom: 'now' | 'epoch';
  readonly clock: Clock;
  /** Waits, in milliseconds, before a question is asked again. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

export interface Question<Answer extends z.ZodType> {
  readonly method?: 'GET' | 'POST' | 'PATCH';
  /** Below the base URL, with what is variable encoded; begins with a slash. */
  readonly path: string;
  readonly body?: unknown;
  /** Of null where there is nothing in the answer. */
  readonly answer: Answer;
  /** Whether what does not exist, or may not be seen, is null instead of a refusal. */
  readonly mayBeMissing?: boolean;
}

const timeoutMs = 15_000;
const mostAnswerBytes = 8_000_000;
const mostAttempts = 4;
/** Whoever asks waits for the answer, so what takes longer is told instead. */
const longestPauseMs = 5_000;

/**
 * Asks a service and reads its answer as its documentation describes it. What is throttled is asked again
 * when the service says, and so is what only reads where the service is not available; what does something
 * may have been done. Redirects are not followed, since the token would go with them. Throws
 * `service-denied` for a token that is not accepted, `service-refused`, `service-throttled` and
 * `service-unreachable`.
 */
export async function askService<Answer extends z.ZodType>(
  service: Service,
  question: Question<Answer>,
): Promise<z.output<Answer>> {
  const { title } = service;
  for (let attempt = 1; ; attempt += 1) {
    const response = await send(service, question);
    // An answer without JSON, as an action may have, is null.
    const body = readJson(z.unknown(), await readText(response, title)) ?? null;
    const isThrottled = isThrottling(response);
    const mayBeRepeated = isThrottled || (response.status === 503 && isReading(question));
    const waitMs = pauseAfter(service, response, attempt);
    if (mayBeRepeated && attempt < mostAttempts && waitMs <= longestPauseMs) {
      await (service.pause ?? pause)(waitMs);
      continue;
    }
    if (isThrottled) {
      const retryAfterSeconds = Math.ceil(waitMs / 1_000);
      const message = `${title} answers no more requests for ${retryAfterSeconds} s.`;
      throw new AppError('service-throttled', message, { retryAfterSeconds });
    }
    if (response.status === 404 && question.mayBeMissing) {
      return accepted(question.answer, null, title);
    }
    if (!response.ok) throw refusal(service, response.status, body);
    return accepted(question.answer, body, title);
  }
}

async function send(service: Service, { method = 'GET', path, body }: Question<z.ZodType>) {
  const { title, baseUrl, token, headers } = service;
  try {
    return await fetch(`${baseUrl}${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}`, 'user-agent': 'strata' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    throw new AppError('service-unreachable', `${title} does not answer.`, { cause });
  }
}

async function readText(response: Response, title: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > mostAnswerBytes) break;
      chunks.push(chunk);
    }
  } catch (cause) {
    throw new AppError('service-unreachable', `${title} broke off its answer.`, { cause });
  }
  if (bytes <= mostAnswerBytes) return Buffer.concat(chunks).toString('utf8');
  throw new AppError('service-unreachable', `${title} answers more than can be read.`);
}

function isReading({ method = 'GET' }: Question<z.ZodType>): boolean {
  return method === 'GET';
}

/**
 * Whether a question was throttled, and so not answered at all. HCP Terraform answers 429, GitHub 403 or 429.
 * Source: "API Documentation: Rate Limiting", HCP Terraform; "Rate limits for the REST API", GitHub.
 */
function isThrottling(response: Response): boolean {
  const { status, headers } = response;
  return status === 429 || (status === 403 && (isSpent(response) || headers.has('retry-after')));
}

function isSpent({ headers }: Response): boolean {
  return headers.get('x-ratelimit-remaining') === '0';
}

/**
 * How long to wait before a question is asked again, in milliseconds. When the limit is reset counts only
 * where it was reached: GitHub tells it with every answer.
 */
function pauseAfter(
  { rateLimitResetsFrom, clock }: Service,
  response: Response,
  attempt: number,
): number {
  const { status, headers } = response;
  const retryAfter = msOf(headers.get('retry-after'));
  if (retryAfter !== undefined) return retryAfter;
  const isAtLimit = status === 429 || isSpent(response);
  const reset = isAtLimit ? msOf(headers.get('x-ratelimit-reset')) : undefined;
  if (reset === undefined) return 250 * 2 ** attempt;
  return rateLimitResetsFrom === 'now' ? reset : Math.max(0, reset - clock.now().getTime());
}

function msOf(seconds: string | null): number | undefined {
  const ms = Number(seconds ?? Number.NaN) * 1_000;
  return ms >= 0 ? ms : undefined;
}

function refusal({ title, reasonIn }: Service, status: number, body: unknown): AppError {
  const reason = reasonIn(body)?.slice(0, 500);
  if (status === 401) {
    return new AppError('service-denied', `${title} does not accept the token.`);
  }
  if (status >= 500 || status < 400) {
    return new AppError('service-unreachable', `${title} answered with status ${status}.`);
  }
  const why = reason === undefined ? ` with status ${status}` : `: ${reason.replace(/\.$/, '')}`;
  return new AppError('service-refused', `${title} refused this${why}.`);
}

function accepted<Answer extends z.ZodType>(
  answer: Answer,
  body: unknown,
  title: string,
): z.output<Answer> {
  const read = answer.safeParse(body);
  if (read.success) return read.data;
  throw new AppError('service-unreachable', `${title} answered something unexpected.`, {
    cause: read.error,
  });
}
