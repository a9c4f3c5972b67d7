import { describe, expect, it } from 'vitest';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { groupNode, hostNode } from './host-node.test-data.ts';
import { placeTools } from './place-tools.ts';

const idsOf = (nodes: readonly ResourceNode[]) => placeTools(nodes).map(({ tool }) => tool.id);

const grafanaOf = (...nodes: ResourceNode[]) =>
  placeTools(nodes).find(({ tool }) => tool.id === 'grafana');

describe('the tools of an environment', () => {
  it('are those of the layers that have a host', () => {
    expect(idsOf([])).toEqual([]);
    expect(idsOf([hostNode('monitoring')])).toEqual(['grafana', 'prometheus', 'kibana', 'jaeger']);
    expect(idsOf([hostNode('kubernetes')])).toEqual(['argocd']);
    expect(idsOf([hostNode('ingress')])).toEqual([]);
  });

  it.each([
    ['that somebody made by hand', { managed: false }],
    ['that is terminated', { properties: { State: { Name: 'terminated' } } }],
    ['of another type', { type: 'AWS::ECS::Task' }],
  ])('are not asked for at a host %s', (_, change) => {
    expect(idsOf([{ ...hostNode('monitoring'), ...change }])).toEqual([]);
  });

  it('are at the host that was started last while one replaces another', () => {
    const old = { ...hostNode('monitoring'), id: 'i-old' };
    const next = hostNode('monitoring', { LaunchTime: '2026-01-31T10:00:00.000Z' });
    expect(grafanaOf(old, next)?.host.id).toBe('i-monitoring');
    expect(grafanaOf(next, old)?.host.id).toBe('i-monitoring');
  });
});

describe('the address of a tool', () => {
  it.each(['203.0.113.7', '127.64.0.1'])('is the public one of its host: %s', (address) => {
    const host = hostNode('monitoring', { PublicIpAddress: address });
    expect(grafanaOf(host)?.publicAddress).toBe(address);
  });

  it.each([
    '169.254.169.254',
    '100.100.100.200',
    'fd00:ec2::254',
    '127.0.0.1',
    '10.0.2.4',
    'evil.example',
    '',
    null,
  ])('is none where that is no public one: %s', (address) => {
    const host = hostNode('monitoring', { PublicIpAddress: address });
    expect(grafanaOf(host)).toMatchObject({ publicAddress: undefined });
  });
});

describe('who is let in to a tool', () => {
  const group = groupNode(['203.0.113.0/24', '198.51.100.7/32'], [3000, 3000]);

  it('are the blocks of the rules that cover its port, and no groups', () => {
    expect(grafanaOf(hostNode('monitoring'), group)).toMatchObject({
      groupId: 'sg-1',
      sources: ['203.0.113.0/24', '198.51.100.7/32'],
    });
  });

  it.each([
    ['of other ports', groupNode(['0.0.0.0/0'], [3001, 9000])],
    ['of no block', groupNode([], [3000, 3000])],
  ])('are nobody by a rule %s', (_, node) => {
    expect(grafanaOf(hostNode('monitoring'), node)?.sources).toEqual([]);
  });

  it.each([
    ['every protocol', { IpProtocol: '-1' }, ['0.0.0.0/0']],
    ['another protocol', { IpProtocol: 'udp', FromPort: 3000, ToPort: 3000 }, []],
  ])('are told by a rule of %s', (_, rule, sources) => {
    const permission = { ...rule, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
    const node = { ...group, properties: { IpPermissions: [permission] } };
    expect(grafanaOf(hostNode('monitoring'), node)?.sources).toEqual(sources);
  });

  it('are not known while a group of the host is not', () => {
    expect(grafanaOf(hostNode('monitoring'))?.sources).toBeUndefined();
  });
});
