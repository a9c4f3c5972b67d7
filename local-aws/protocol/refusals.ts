import { AwsError, type ServiceId } from '../service.ts';
import { serviceWires } from './service-wires.ts';

/** The reasons for which AWS turns a request away before its operation runs. */
export type Refusal =
  | { kind: 'throttled' }
  | { kind: 'denied'; operation: string }
  | {
      kind: 'unauthorized';
      principal: string;
      action: string;
      resource: string;
      /** Why, as AWS words it; empty where it does not tell. */
      because: string;
    }
  | { kind: 'expired-token' }
  | { kind: 'wrong-token' }
  | { kind: 'unknown-key' }
  | { kind: 'wrong-signature' }
  | { kind: 'unsigned' }
  | { kind: 'skewed'; signedAt: string; now: Date; toleranceMs: number };

type Dialect = 'ec2' | 'json' | 'query' | 'rest-json' | 'rest-xml';

/** A refusal as the service words it. Sources: "Common errors" in each service's API reference. */
export function refuse(service: ServiceId, refusal: Refusal): AwsError {
  const { protocol, signingName } = serviceWires[service];
  switch (refusal.kind) {
    case 'throttled':
      return throttled[protocol]();
    case 'denied':
      return denied(
        protocol,
        `User: arn:aws:iam::000000000000:root is not authorized to perform: ${signingName}:${refusal.operation}`,
      );
    case 'unauthorized':
      return denied(protocol, unauthorized(refusal), true);
    case 'expired-token':
      return expiredToken[protocol]();
    case 'wrong-token':
      return wrongToken[protocol]();
    case 'unknown-key':
      return unknownKey[protocol]();
    case 'wrong-signature':
      return wrongSignature[protocol]();
    case 'unsigned':
      return unsigned[protocol]();
    case 'skewed':
      return skewed(protocol, refusal);
  }
}

const throttled: Record<Dialect, () => AwsError> = {
  ec2: () => new AwsError('RequestLimitExceeded', 'Request limit exceeded.', 503),
  json: () => new AwsError('ThrottlingException', 'Rate exceeded'),
  query: () => new AwsError('Throttling', 'Rate exceeded'),
  'rest-json': () => new AwsError('TooManyRequestsException', 'Rate exceeded', 429),
  'rest-xml': () => new AwsError('SlowDown', 'Please reduce your request rate.', 503),
};

function unauthorized({
  action,
  because,
  principal,
  resource,
}: Extract<Refusal, { kind: 'unauthorized' }>): string {
  const sentence = `User: ${principal} is not authorized to perform: ${action} on resource: ${resource}`;
  return because === '' ? sentence : `${sentence} ${because}`;
}

/** S3 tells why since 2023, but not whoever is denied by a fault of this endpoint. */
function denied(protocol: Dialect, message: string, isTold = false): AwsError {
  switch (protocol) {
    case 'ec2':
      return new AwsError(
        'UnauthorizedOperation',
        `You are not authorized to perform this operation. ${message}`,
        403,
      );
    case 'json':
      return new AwsError('AccessDeniedException', message);
    case 'query':
      return new AwsError('AccessDenied', message, 403);
    case 'rest-json':
      return new AwsError('AccessDeniedException', message, 403);
    case 'rest-xml':
      return new AwsError('AccessDenied', isTold ? message : 'Access Denied', 403);
  }
}

const tokenExpired = 'The security token included in the request is expired';

const expiredToken: Record<Dialect, () => AwsError> = {
  ec2: () => new AwsError('RequestExpired', 'Request has expired.'),
  json: () => new AwsError('ExpiredTokenException', tokenExpired),
  query: () => new AwsError('ExpiredToken', tokenExpired, 403),
  'rest-json': () => new AwsError('ExpiredTokenException', tokenExpired, 403),
  'rest-xml': () => new AwsError('ExpiredToken', 'The provided token has expired.'),
};

const invalidToken = 'The security token included in the request is invalid.';

const unknownKey: Record<Dialect, () => AwsError> = {
  ec2: () =>
    new AwsError(
      'AuthFailure',
      'AWS was not able to validate the provided access credentials',
      401,
    ),
  json: () => new AwsError('UnrecognizedClientException', invalidToken),
  query: () => new AwsError('InvalidClientTokenId', invalidToken, 403),
  'rest-json': () => new AwsError('UnrecognizedClientException', invalidToken, 403),
  'rest-xml': () =>
    new AwsError(
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
      403,
    ),
};

const wrongToken: Record<Dialect, () => AwsError> = {
  ...unknownKey,
  'rest-xml': () =>
    new AwsError('InvalidToken', 'The provided token is malformed or otherwise invalid.'),
};

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

const wrongSignature: Record<Dialect, () => AwsError> = {
  ec2: () => new AwsError('SignatureDoesNotMatch', mismatch, 403),
  json: () => new AwsError('InvalidSignatureException', mismatch),
  query: () => new AwsError('SignatureDoesNotMatch', mismatch, 403),
  'rest-json': () => new AwsError('InvalidSignatureException', mismatch, 403),
  'rest-xml': () =>
    new AwsError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      403,
    ),
};

const missing = 'Request is missing Authentication Token';

const unsigned: Record<Dialect, () => AwsError> = {
  ec2: () => new AwsError('MissingAuthenticationToken', missing, 403),
  json: () => new AwsError('MissingAuthenticationTokenException', missing),
  query: () => new AwsError('MissingAuthenticationToken', missing, 403),
  'rest-json': () => new AwsError('MissingAuthenticationTokenException', missing, 403),
  'rest-xml': () => new AwsError('AccessDenied', 'Access Denied', 403),
};

type Skew = Extract<Refusal, { kind: 'skewed' }>;

/** `Signature expired: A is now earlier than B (C - 15 min.)`, as clients quote it. */
function skewSentence({ signedAt, now, toleranceMs }: Skew): string {
  const minutes = toleranceMs / 60_000;
  const bound = (ms: number) => compact(new Date(now.getTime() + ms));
  return signedAt > compact(now)
    ? `Signature not yet current: ${signedAt} is still later than ${bound(toleranceMs)} (${compact(now)} + ${minutes} min.)`
    : `Signature expired: ${signedAt} is now earlier than ${bound(-toleranceMs)} (${compact(now)} - ${minutes} min.)`;
}

/** As signatures write time: `20261124T063300Z`. */
function compact(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function skewed(protocol: Dialect, skew: Skew): AwsError {
  const expired = skewSentence(skew);
  switch (protocol) {
    case 'ec2':
      return new AwsError('RequestExpired', 'Request has expired.');
    case 'json':
      return new AwsError('InvalidSignatureException', expired);
    case 'query':
      return new AwsError('SignatureDoesNotMatch', expired, 403);
    case 'rest-json':
      return new AwsError('InvalidSignatureException', expired, 403);
    case 'rest-xml':
      return new AwsError(
        'RequestTimeTooSkewed',
        'The difference between the request time and the current time is too large.',
        403,
        {
          RequestTime: skew.signedAt,
          ServerTime: `${skew.now.toISOString().slice(0, 19)}Z`,
          MaxAllowedSkewMilliseconds: String(skew.toleranceMs),
        },
      );
  }
}
