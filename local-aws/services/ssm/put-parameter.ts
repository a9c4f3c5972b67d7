import type { PutParameterRequest, PutParameterResult } from '@aws-sdk/client-ssm';
import { AwsError, type CallContext } from '../../service.ts';
import { tagsOf } from '../tag-register.ts';
import {
  findParameter,
  latest,
  type ParameterRecord,
  type ParameterVersion,
  saveParameter,
} from './parameter-store.ts';

const keptVersions = 100;
const largestBytes = { Standard: 4096, Advanced: 8192, 'Intelligent-Tiering': 8192 };

/** @throws AwsError ParameterAlreadyExists unless `Overwrite` is given, ValidationException */
export function putParameter(input: PutParameterRequest, ctx: CallContext): PutParameterResult {
  const { Name = '', Overwrite, Tags } = input;
  requireName(Name);
  const existing = findParameter(ctx, Name);
  if (existing && !Overwrite) {
    throw new AwsError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
  }
  if (existing && Tags) {
    throw invalid(
      "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
    );
  }
  const version = newVersion(ctx, input, existing);
  saveParameter(ctx, {
    name: Name,
    arn: `arn:aws:ssm:${ctx.region}:${ctx.account}:parameter${Name.startsWith('/') ? '' : '/'}${Name}`,
    tags: existing?.tags ?? tagsOf(Tags),
    versions: [...(existing?.versions ?? []), version].slice(-keptVersions),
  });
  return { Version: version.version, Tier: version.tier };
}

function newVersion(
  ctx: CallContext,
  input: PutParameterRequest,
  existing: ParameterRecord | undefined,
): ParameterVersion {
  const { AllowedPattern, Value = '' } = input;
  const before = existing && latest(existing);
  const type = input.Type ?? before?.type;
  if (!type) throw invalid('A parameter type is required when you create a parameter.');
  if (before && type !== before.type) {
    throw new AwsError(
      'HierarchyTypeMismatchException',
      `Parameter type can't be changed from ${before.type} to ${type}`,
    );
  }
  const tier = input.Tier ?? before?.tier ?? 'Standard';
  requireValue(Value, tier, AllowedPattern);
  const keyId = input.KeyId ?? before?.keyId ?? 'alias/aws/ssm';
  const description = input.Description ?? before?.description;
  return {
    version: (before?.version ?? 0) + 1,
    value: Value,
    type,
    tier,
    dataType: input.DataType ?? 'text',
    modifiedAt: ctx.clock.now().toISOString(),
    ...(type === 'SecureString' && { keyId }),
    ...(description && { description }),
    ...(AllowedPattern && { allowedPattern: AllowedPattern }),
  };
}

function requireValue(
  value: string,
  tier: keyof typeof largestBytes,
  pattern: string | undefined,
): void {
  if (value === '') {
    throw invalid(
      "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.",
    );
  }
  if (Buffer.byteLength(value) > largestBytes[tier]) {
    throw invalid(
      tier === 'Standard'
        ? 'Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html'
        : 'Advanced tier parameters support a maximum parameter value of 8192 characters.',
    );
  }
  if (pattern && !new RegExp(`^(?:${pattern})$`).test(value)) {
    throw new AwsError(
      'ParameterPatternMismatchException',
      `Parameter value, cannot be validated against allowedPattern: ${pattern}`,
    );
  }
}

function requireName(name: string): void {
  if (/^\/?(aws|ssm)(\/|$)/i.test(name)) {
    throw name.startsWith('/')
      ? new AwsError('AccessDeniedException', `No access to reserved parameter name: ${name}.`)
      : invalid(`Parameter name: can't be prefixed with "aws" or "ssm" (case-insensitive).`);
  }
  if (!name.startsWith('/') && name.includes('/')) {
    throw invalid('Parameter name must be a fully qualified name.');
  }
  if (!/^[\w./-]{1,1011}$/.test(name) || name.includes('//')) {
    throw invalid(
      'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
    );
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
