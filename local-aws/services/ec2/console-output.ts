import type { GetConsoleOutputRequest, GetConsoleOutputResult } from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { bootLog } from './boot-log-lines.ts';
import { existingInstance } from './instance-kind.ts';
import { findInstanceType } from './instance-types.ts';

/** AWS time in seconds after the start at which the buffered output is posted. */
const postedAtSeconds: readonly number[] = [90, 240];

/**
 * Without `Latest` what was posted after the instance changed its state, which is nothing at first; with it all
 * there is. Source: GetConsoleOutput, Amazon EC2 API reference; when AWS posts is from knowledge.
 * @throws AwsError InvalidInstanceID.NotFound, UnsupportedOperation for `Latest` on a type without Nitro
 */
export function getConsoleOutput(
  { InstanceId, Latest }: GetConsoleOutputRequest,
  ctx: CallContext,
): GetConsoleOutputResult {
  const instance = existingInstance(ctx, InstanceId);
  if (Latest && findInstanceType(instance.instanceType)?.hypervisor !== 'nitro') {
    throw new AwsError(
      'UnsupportedOperation',
      'This instance type does not support retrieving the latest console logs',
    );
  }
  const { boot, instanceId, launchTime } = instance;
  const seconds = boot?.seconds ?? 0;
  const posted = postedAtSeconds.filter((at) => at <= seconds).at(-1) ?? 0;
  const isRebooted = boot?.isRebooted ?? false;
  const lines = bootLog({ ...instance, isRebooted }, Latest ? seconds : posted);
  return {
    InstanceId: instanceId,
    Timestamp: new Date(boot?.toldAt ?? launchTime),
    ...(lines.length > 0 && {
      Output: Buffer.from(`${lines.join('\r\n')}\r\n`).toString('base64'),
    }),
  };
}
