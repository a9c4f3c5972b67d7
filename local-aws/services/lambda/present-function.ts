import type { FunctionConfiguration, Runtime } from '@aws-sdk/client-lambda';
import type { FunctionRecord } from './function-store.ts';

export function present(record: FunctionRecord): FunctionConfiguration {
  const { Environment, Runtime: runtime, VpcConfig, ...settings } = record.settings;
  return {
    ...settings,
    FunctionName: record.name,
    FunctionArn: record.arn,
    Runtime: asRuntime(runtime),
    CodeSha256: record.codeSha256,
    CodeSize: record.codeSize,
    ...(Environment && { Environment: { Variables: { ...Environment } } }),
    ...(VpcConfig && { VpcConfig }),
    LastModified: record.lastModified,
    LastUpdateStatus: record.lastUpdateStatus,
    LoggingConfig: settings.LoggingConfig ?? {
      LogFormat: 'Text',
      LogGroup: `/aws/lambda/${record.name}`,
    },
    PackageType: 'Zip',
    RevisionId: record.revisionId,
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    State: record.state,
    ...(record.state === 'Pending' && {
      StateReason: 'The function is being created.',
      StateReasonCode: 'Creating' as const,
    }),
    Version: '$LATEST',
  };
}

/** Safe because only Node.js runtimes are kept, some of them newer than the SDK's list. */
function asRuntime(runtime: string): Runtime {
  return runtime as Runtime;
}
