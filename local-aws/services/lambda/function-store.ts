import type { FunctionConfiguration, State } from '@aws-sdk/client-lambda';
import { AwsError, type CallContext } from '../../service.ts';

/** What a caller may set, as the API names it, kept and answered as it was given. */
export type FunctionSettings = Pick<
  FunctionConfiguration,
  | 'Architectures'
  | 'DeadLetterConfig'
  | 'Description'
  | 'EphemeralStorage'
  | 'KMSKeyArn'
  | 'LoggingConfig'
  | 'MemorySize'
  | 'Role'
  | 'Timeout'
  | 'TracingConfig'
  | 'VpcConfig'
> & {
  readonly Handler: string;
  readonly Runtime: string;
  readonly Environment?: Readonly<Record<string, string>>;
};

export interface FunctionRecord {
  readonly name: string;
  readonly arn: string;
  readonly settings: FunctionSettings;
  readonly codeSha256: string;
  readonly codeSize: number;
  readonly state: State;
  readonly lastUpdateStatus: 'InProgress' | 'Successful';
  readonly lastModified: string;
  readonly revisionId: string;
  readonly tags: Readonly<Record<string, string>>;
}

const collection = 'lambda.function';
const codeCollection = 'lambda.code';

export function functions(ctx: CallContext): FunctionRecord[] {
  return ctx.store.list<FunctionRecord>(collection).sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function findFunction(ctx: CallContext, name: string): FunctionRecord | undefined {
  return ctx.store.get<FunctionRecord>(collection, functionName(name));
}

/** @throws AwsError ResourceNotFoundException */
export function existingFunction(ctx: CallContext, name: string | undefined): FunctionRecord {
  const found = findFunction(ctx, name ?? '');
  if (found) return found;
  const arn = functionArn(ctx, functionName(name ?? ''));
  throw new AwsError('ResourceNotFoundException', `Function not found: ${arn}`, 404);
}

export function saveFunction(ctx: CallContext, record: FunctionRecord): void {
  ctx.store.put(collection, record.name, record);
}

export function removeFunction(ctx: CallContext, { name }: FunctionRecord): void {
  ctx.store.delete(collection, name);
  ctx.store.delete(codeCollection, name);
}

export function saveCode(ctx: CallContext, name: string, zip: Uint8Array): void {
  ctx.store.put(codeCollection, name, { zip: Buffer.from(zip).toString('base64') });
}

export function codeOf(ctx: CallContext, { name }: FunctionRecord): Uint8Array {
  const code = ctx.store.get<{ zip: string }>(codeCollection, name);
  return new Uint8Array(Buffer.from(code?.zip ?? '', 'base64'));
}

export function functionArn(ctx: CallContext, name: string): string {
  return `arn:aws:lambda:${ctx.region}:${ctx.account}:function:${name}`;
}

/** A function is named by its name, its ARN, or the end of its ARN; `:$LATEST` behind it changes nothing. */
function functionName(nameOrArn: string): string {
  const name = nameOrArn.split(':function:').at(-1) ?? nameOrArn;
  return name.replace(/:\$LATEST$/, '');
}
