import { AwsError } from '../service.ts';

/** What a service answered; members are read by the functions below, which check what they find. */
export type Answer = Readonly<Record<string, unknown>>;

export function answers(answer: Answer, member: string): Answer[] {
  const value = answer[member];
  return Array.isArray(value) ? value.filter(isAnswer) : [];
}

export function nested(answer: Answer, member: string): Answer {
  const value = answer[member];
  return isAnswer(value) ? value : {};
}

/** A member that the service always answers; throws where it does not. */
export function text(answer: Answer, member: string): string {
  const value = answer[member];
  if (typeof value === 'string') return value;
  throw new Error(`The service answered without ${member}`);
}

export function optionalText(answer: Answer, member: string): string | undefined {
  const value = answer[member];
  return typeof value === 'string' ? value : undefined;
}

export function texts(answer: Answer, member: string): string[] {
  const value = answer[member];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The answer, or undefined where the service says that the thing asked about does not exist. */
export async function orAbsent<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (cause) {
    if (isNotFound(cause)) return undefined;
    throw cause;
  }
}

/** `InvalidVpcID.NotFound`, `NoSuchEntity`, `ResourceNotFoundException`, `NatGatewayNotFound`, … */
export function isNotFound(cause: unknown): boolean {
  return cause instanceof AwsError && /NotFound|NoSuch|DoesNotExist/.test(cause.code);
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
