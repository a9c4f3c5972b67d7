import { expect, test } from 'vitest';
import type { ResourceNode } from '../graph.ts';
import { forwardCommand, sessionCommand, whyNoSession } from './session-commands.ts';

const place = { id: 'i-1', region: 'us-east-2' };

test('a shell and a port are reached by Session Manager', () => {
  expect(sessionCommand(place)).toBe('aws ssm start-session --region us-east-2 --target i-1');
  expect(forwardCommand(place, 80, 8080)).toBe(
    'aws ssm start-session --region us-east-2 --target i-1 --document-name AWS-StartPortForwardingSession --parameters portNumber=80,localPortNumber=8080',
  );
});

test.each<[string, ResourceNode['properties'], string | undefined]>([
  ['stopped', { State: { Name: 'stopped' } }, 'It is stopped'],
  ['not there', {}, 'It is not there yet'],
  ['without a role', { State: { Name: 'running' } }, 'no instance profile'],
  ['ready', { State: { Name: 'running' }, IamInstanceProfile: { Arn: 'arn' } }, undefined],
])('a host that is %s', (_, properties, reason) => {
  const node: ResourceNode = {
    id: 'i-1',
    type: 'AWS::EC2::Instance',
    name: 'host',
    status: 'healthy',
    statusText: 'running',
    managed: true,
    properties,
    tags: {},
  };
  const why = whyNoSession(node);
  if (reason === undefined) expect(why).toBeUndefined();
  else expect(why).toContain(reason);
});
