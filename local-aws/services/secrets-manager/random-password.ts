import { randomInt } from 'node:crypto';
import type {
  GetRandomPasswordRequest,
  GetRandomPasswordResponse,
} from '@aws-sdk/client-secrets-manager';
import { AwsError } from '../../service.ts';

/** Source: `GetRandomPassword`, Secrets Manager API reference. */
const characterTypes = {
  ExcludeLowercase: 'abcdefghijklmnopqrstuvwxyz',
  ExcludeUppercase: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  ExcludeNumbers: '0123456789',
  ExcludePunctuation: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
} as const;

const defaultLength = 32;
const largestLength = 4096;

export function getRandomPassword(input: GetRandomPasswordRequest): GetRandomPasswordResponse {
  return { RandomPassword: randomPassword(input) };
}

/**
 * A password of the characters that are not excluded, with one of each included type unless that is waived.
 * @throws AwsError InvalidParameterException for a length that is out of range or too short for the types
 */
export function randomPassword(input: GetRandomPasswordRequest): string {
  const { PasswordLength = defaultLength, RequireEachIncludedType = true } = input;
  const types = includedTypes(input);
  if (PasswordLength < 1 || PasswordLength > largestLength) {
    throw invalid(`Password length must be between 1 and ${largestLength}.`);
  }
  if (types.length === 0) {
    throw invalid('Invalid parameter: every character of the password would be excluded.');
  }
  const required = RequireEachIncludedType ? types : [];
  if (required.length > PasswordLength) {
    throw invalid('Password length is too short based on the required types.');
  }
  const pool = types.join('');
  const rest = Array.from({ length: PasswordLength - required.length }, () => pick(pool));
  return shuffled([...required.map(pick), ...rest]).join('');
}

function includedTypes(input: GetRandomPasswordRequest): string[] {
  const excluded = new Set(input.ExcludeCharacters ?? '');
  const types = Object.entries(characterTypes)
    .filter(([exclusion]) => !isSet(input, exclusion))
    .map(([, characters]) => characters);
  return [...types, ...(input.IncludeSpace ? [' '] : [])]
    .map((characters) => [...characters].filter((each) => !excluded.has(each)).join(''))
    .filter((characters) => characters !== '');
}

function isSet(input: GetRandomPasswordRequest, exclusion: string): boolean {
  return Object.entries(input).some(([name, value]) => name === exclusion && value === true);
}

function pick(characters: string): string {
  return characters.charAt(randomInt(characters.length));
}

function shuffled(characters: readonly string[]): string[] {
  const left = [...characters];
  return characters.flatMap(() => left.splice(randomInt(left.length), 1));
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
