import { describe, expect, it } from 'vitest';
import { AppError } from '#lib/errors/app-error.ts';
import { isUnidentified, translateAwsError } from './translate-error.ts';

const failure = (name: string, httpStatusCode?: number) =>
  Object.assign(new Error('AWS says why.'), {
    name,
    ...(httpStatusCode ? { $metadata: { httpStatusCode } } : {}),
  });

describe('an error of AWS', () => {
  it.each([
    [failure('ThrottlingException', 400), 'aws-throttled'],
    [failure('RequestLimitExceeded', 503), 'aws-throttled'],
    [failure('OperationAborted', 409), 'aws-throttled'],
    [failure('AccessDenied', 403), 'aws-denied'],
    [failure('ExpiredToken', 400), 'aws-denied'],
    [failure('UnknownError', 403), 'aws-denied'],
    [failure('InvalidSignatureException', 400), 'aws-denied'],
    [failure('RequestTimeTooSkewed', 403), 'aws-denied'],
    [failure('CredentialsProviderError'), 'aws-denied'],
    [Object.assign(new Error('AWS says why.'), { code: 'ECONNREFUSED' }), 'aws-unreachable'],
    [failure('InternalFailure', 500), 'aws-unreachable'],
    [failure('TimeoutError'), 'aws-unreachable'],
    [failure('ValidationError', 400), 'aws-refused'],
    [failure('InsufficientInstanceCapacity', 500), 'aws-refused'],
  ])('%s is %s, in AWS’s own words', (error, code) => {
    const translated = translateAwsError(error);
    expect(translated).toMatchObject({ code, cause: error });
    expect(translated.message).toContain('AWS says why.');
  });

  it('of a HEAD request, which has no words, is told from its status', () => {
    const translated = translateAwsError(failure('Unknown', 400));
    expect(translated.code).toBe('aws-denied');
    expect(translated.message).toMatch(/credentials that have ended/);
    expect(isUnidentified(translated)).toBe(true);
  });

  it.each([
    ['ExpiredToken', true],
    ['InvalidSignatureException', true],
    ['CredentialsProviderError', true],
    ['AccessDenied', false],
    ['ValidationError', false],
  ])('%s tells whether AWS knew who asked', (name, expected) => {
    expect(isUnidentified(translateAwsError(failure(name, 400)))).toBe(expected);
  });

  it('is left alone once it is the product’s', () => {
    const error = new AppError('nothing-deployed', 'Nothing is there.');
    expect(translateAwsError(error)).toBe(error);
  });
});
