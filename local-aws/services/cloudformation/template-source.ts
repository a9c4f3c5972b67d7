import { validationError } from '../../engine/cloudformation-error.ts';
import type { CallContext } from '../../service.ts';

const maxBodyBytes = 51_200;
const maxObjectBytes = 1_000_000;

export interface TemplateSource {
  readonly TemplateBody?: string;
  readonly TemplateURL?: string;
  readonly UsePreviousTemplate?: boolean;
}

/** The text of the template a request means: given, kept in S3, or the stack's present one. */
export async function templateText(
  ctx: CallContext,
  source: TemplateSource,
  previous?: string,
): Promise<string> {
  const { TemplateBody, TemplateURL, UsePreviousTemplate } = source;
  if (TemplateBody !== undefined && TemplateURL !== undefined) {
    throw validationError('You cannot specify both Template URL and Template Body.');
  }
  if (UsePreviousTemplate && previous !== undefined) return previous;
  if (TemplateURL !== undefined) return readObject(ctx, TemplateURL);
  if (TemplateBody === undefined || TemplateBody === '') {
    throw validationError('Either Template URL or Template Body must be specified.');
  }
  if (Buffer.byteLength(TemplateBody) > maxBodyBytes) {
    throw validationError(
      `1 validation error detected: Value '${TemplateBody}' at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${maxBodyBytes}`,
    );
  }
  return TemplateBody;
}

async function readObject(ctx: CallContext, url: string): Promise<string> {
  const { Bucket, Key } = objectAddress(url);
  const { Body } = await ctx.call('S3', 'GetObject', { Bucket, Key }).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw validationError(
      `S3 error: ${reason}\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html`,
    );
  });
  const text = await bodyText(Body);
  if (Buffer.byteLength(text) > maxObjectBytes) {
    throw validationError(`Template may not exceed ${maxObjectBytes} bytes in size.`);
  }
  return text;
}

/** Path style (`host/bucket/key`) where the host does not begin with the bucket's name. */
function objectAddress(url: string): { Bucket: string; Key: string } {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed) throw validationError('TemplateURL must be a supported URL.');
  const path = decodeURIComponent(parsed.pathname.slice(1));
  const hosted = /^(.+)\.s3[.-]/.exec(parsed.hostname)?.[1];
  const slash = path.indexOf('/');
  const address = hosted
    ? { Bucket: hosted, Key: path }
    : { Bucket: path.slice(0, Math.max(slash, 0)), Key: path.slice(slash + 1) };
  if (!address.Bucket || !address.Key) {
    throw validationError(`TemplateURL must reference a valid S3 object to which you have access.`);
  }
  return address;
}

async function bodyText(body: unknown): Promise<string> {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Buffer.from(body).toString('utf8');
  if (!isAsyncIterable(body)) return '';
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) {
    if (chunk instanceof Uint8Array) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
