import type { UpdateFunctionConfigurationRequest } from '@aws-sdk/client-lambda';
import { orAbsent } from '../../resources/answer.ts';
import { AwsError, type CallContext } from '../../service.ts';
import type { FunctionSettings } from './function-store.ts';

const runnable = /^nodejs\d+\.x$/;
const known = /^(nodejs|python|java|dotnet|ruby|go|provided)/;

type SettingsRequest = Omit<UpdateFunctionConfigurationRequest, 'FunctionName' | 'RevisionId'>;

/** Settings as the request has them, or else as they were. */
export function settingsOf(
  request: SettingsRequest,
  before: Partial<FunctionSettings> = {},
): FunctionSettings {
  const kept = <T>(wanted: T | undefined, was: T | undefined) => wanted ?? was;
  return {
    Handler: kept(request.Handler, before.Handler) ?? '',
    Runtime: kept<string>(request.Runtime, before.Runtime) ?? '',
    Role: kept(request.Role, before.Role),
    Description: kept(request.Description, before.Description) ?? '',
    Timeout: kept(request.Timeout, before.Timeout) ?? 3,
    MemorySize: kept(request.MemorySize, before.MemorySize) ?? 128,
    EphemeralStorage: kept(request.EphemeralStorage, before.EphemeralStorage) ?? { Size: 512 },
    TracingConfig: kept(request.TracingConfig, before.TracingConfig) ?? { Mode: 'PassThrough' },
    Architectures: before.Architectures ?? ['x86_64'],
    DeadLetterConfig: kept(request.DeadLetterConfig, before.DeadLetterConfig),
    KMSKeyArn: kept(request.KMSKeyArn, before.KMSKeyArn),
    LoggingConfig: kept(request.LoggingConfig, before.LoggingConfig),
    VpcConfig: kept(request.VpcConfig, before.VpcConfig),
    Environment: kept(request.Environment?.Variables, before.Environment),
  };
}

/** @throws AwsError InvalidParameterValueException, ValidationException */
export async function requireSettings(
  ctx: CallContext,
  { Handler, MemorySize = 128, Role, Runtime, Timeout = 3 }: FunctionSettings,
): Promise<void> {
  requireRuntime(Runtime);
  if (Handler === '') throw invalid('Handler must be specified for functions of package type Zip.');
  requireRange('timeout', Timeout, 1, 900);
  requireRange('memorySize', MemorySize, 128, 10_240);
  const RoleName = /^arn:aws:iam::\d{12}:role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(Role ?? '')?.[1];
  if (!RoleName) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${Role}' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+`,
    );
  }
  if (!(await orAbsent(ctx.call('IAM', 'GetRole', { RoleName })))) {
    throw invalid('The role defined for the function cannot be assumed by Lambda.');
  }
}

function requireRuntime(runtime: string): void {
  if (runnable.test(runtime)) return;
  if (known.test(runtime)) {
    throw invalid(
      `The runtime ${runtime} cannot be run by this endpoint, which runs Node.js functions only.`,
    );
  }
  throw invalid(
    `Value ${runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [nodejs20.x, nodejs22.x, nodejs24.x] or be a valid ARN`,
  );
}

function requireRange(name: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return;
  const bound =
    value < least ? `greater than or equal to ${least}` : `less than or equal to ${most}`;
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: Member must have value ${bound}`,
  );
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
