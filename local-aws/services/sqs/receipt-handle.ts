import { randomUUID } from 'node:crypto';
import { AwsError } from '../../service.ts';

/** Every reception has a handle of its own, all of which name the same message. */
export function newReceiptHandle(messageId: string): string {
  return Buffer.from(`${randomUUID()} ${messageId}`).toString('base64');
}

/** @throws AwsError ReceiptHandleIsInvalid */
export function messageIdOf(handle: string | undefined): string {
  const text = Buffer.from(handle ?? '', 'base64').toString();
  const id = /^[0-9a-f-]{36} ([0-9a-f-]{36})$/.exec(text)?.[1];
  if (id !== undefined) return id;
  throw new AwsError(
    'ReceiptHandleIsInvalid',
    `The input receipt handle "${handle}" is not a valid receipt handle.`,
  );
}
