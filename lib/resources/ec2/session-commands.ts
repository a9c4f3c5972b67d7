import type { ResourceNode } from '../graph.ts';
import { textAt } from '../property-path.ts';

interface Place {
  /** Of the instance. */
  readonly id: string;
  readonly region: string;
}

/** Opens a shell on a host. Source: "Starting a session", Session Manager user guide. */
export function sessionCommand({ id, region }: Place): string {
  return `aws ssm start-session --region ${region} --target ${id}`;
}

/**
 * Makes a port of a host one of this computer. It needs no open port, but the AWS CLI and its Session Manager
 * plugin. Source: "Starting a session (port forwarding)", Session Manager user guide.
 */
export function forwardCommand(place: Place, port: number, localPort: number): string {
  const parameters = `portNumber=${port},localPortNumber=${localPort}`;
  return `${sessionCommand(place)} --document-name AWS-StartPortForwardingSession --parameters ${parameters}`;
}

/** Why no session can be opened to a host, or undefined. */
export function whyNoSession({ properties }: ResourceNode): string | undefined {
  const state = textAt(properties, 'State.Name');
  if (state !== 'running')
    return `It is ${state ?? 'not there yet'}: only a running host takes sessions.`;
  return textAt(properties, 'IamInstanceProfile.Arn') === undefined
    ? 'It has no instance profile, by which it would register with Session Manager.'
    : undefined;
}
