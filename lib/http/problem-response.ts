import { STATUS_CODES } from 'node:http';
import type { Problem } from '#lib/api/problem.ts';
import { AppError, type ErrorCode, type FieldProblem } from '#lib/errors/app-error.ts';

/** The one place where a failure becomes an HTTP status. */
export const statusOf: Readonly<Record<ErrorCode, number>> = {
  'invalid-input': 422,
  'account-not-found': 404,
  'account-not-ready': 409,
  'account-exists': 409,
  'account-in-use': 409,
  'account-read-only': 409,
  'environment-not-found': 404,
  'handbook-not-found': 404,
  'environment-exists': 409,
  'environment-deployed': 409,
  'deployment-not-found': 404,
  'deployment-active': 409,
  'deployment-not-planned': 409,
  'deployment-not-failed': 409,
  'deployment-not-open': 409,
  'deployment-stale': 409,
  'nothing-to-restore': 409,
  'nothing-to-adopt': 409,
  'not-importable': 409,
  'channel-not-found': 404,
  'channel-refused': 422,
  'own-deployment': 403,
  'no-approver': 403,
  'environment-protected': 409,
  'recovery-unavailable': 409,
  'bucket-not-found': 422,
  'layer-not-found': 404,
  'moment-not-found': 404,
  'resource-not-found': 404,
  'action-not-found': 404,
  'operation-not-found': 404,
  'no-runs': 404,
  'no-tasks': 404,
  'no-images': 404,
  'no-quality-results': 404,
  'table-not-found': 404,
  'environment-parked': 409,
  'environment-not-parked': 409,
  'nothing-to-park': 409,
  'action-unavailable': 409,
  'actual-cost-off': 409,
  'confirmation-mismatch': 422,
  'nothing-deployed': 409,
  'tool-not-found': 404,
  'no-credentials': 409,
  'not-found': 404,
  'not-signed-in': 401,
  'not-allowed': 403,
  'already-set-up': 409,
  'wrong-code': 422,
  'person-not-found': 404,
  'person-exists': 409,
  'last-administrator': 409,
  'grant-not-found': 404,
  'grant-exists': 409,
  'role-not-found': 404,
  'role-exists': 409,
  'role-granted': 409,
  'token-not-found': 404,
  'session-not-found': 404,
  'too-many-requests': 429,
  'too-large': 413,
  'unsupported-media-type': 415,
  'forbidden-origin': 403,
  'aws-denied': 403,
  'aws-refused': 409,
  'aws-throttled': 503,
  'aws-unreachable': 502,
  'not-connected': 409,
  'run-not-found': 404,
  'nothing-to-push': 409,
  'service-denied': 403,
  'service-refused': 409,
  'service-throttled': 503,
  'service-unreachable': 502,
  unavailable: 503,
  internal: 500,
};

/** RFC 9457 problem details of a failure. An unexpected one says nothing of itself. */
export function problemResponse(error: unknown, requestId: string): Response {
  const failure =
    error instanceof AppError
      ? error
      : new AppError('internal', 'Strata failed. The log names the request by its id.');
  const status = statusOf[failure.code];
  const problem: Problem = {
    type: `https://strata.invalid/problems/${failure.code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code: failure.code,
    detail: failure.message,
    ...(failure.fields.length > 0 ? { errors: failure.fields.map(toProblemField) } : {}),
    requestId,
  };
  return Response.json(problem, {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(failure.code === 'not-signed-in' ? { 'www-authenticate': 'Bearer' } : {}),
      ...(failure.retryAfterSeconds === undefined
        ? {}
        : { 'retry-after': String(failure.retryAfterSeconds) }),
    },
  });
}

function toProblemField(field: FieldProblem) {
  const pointer = field.path
    .map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
  return { in: field.in, pointer, detail: field.message };
}
