import { GetConsoleOutputCommand } from '@aws-sdk/client-ec2';
import type { ConsoleOutput } from '#lib/api/hosts.ts';
import type { Aws } from './clients.ts';
import { awsErrorName } from './translate-error.ts';

/**
 * What the serial console of an instance shows now; of a type without Nitro, what it showed when AWS last looked.
 * The output is base64 (EC2 API, `GetConsoleOutput`).
 */
export async function readConsole(
  aws: Pick<Aws, 'ec2'>,
  InstanceId: string,
): Promise<ConsoleOutput> {
  const { Output, Timestamp } = await latest(aws, InstanceId).catch((error: unknown) => {
    if (awsErrorName(error) !== 'UnsupportedOperation') throw error;
    return aws.ec2.send(new GetConsoleOutputCommand({ InstanceId }));
  });
  const text = Buffer.from(Output ?? '', 'base64').toString('utf8');
  return {
    lines:
      text === ''
        ? []
        : text
            .replace(/\r?\n$/, '')
            .split(/\r?\n/)
            .map(withoutEscapes),
    at: Output ? (Timestamp?.toISOString() ?? null) : null,
  };
}

function latest({ ec2 }: Pick<Aws, 'ec2'>, InstanceId: string) {
  return ec2.send(new GetConsoleOutputCommand({ InstanceId, Latest: true }));
}

/** A terminal's colours and movements, which say nothing in a list of lines. */
function withoutEscapes(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is them that are taken out
  return line.replaceAll(/\u001b\[[\d;?]*[A-Za-z]|[\u0000-\u0008\u000b-\u001f]/g, '');
}
