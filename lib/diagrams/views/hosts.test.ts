import { expect, test } from 'vitest';
import type { Relation } from '#lib/resources/graph.ts';
import { hostNeeds } from './hosts.ts';
import { ResourceIndex } from './resource-index.ts';
import { sample } from './sample-resource.test-data.ts';

const host = (id: string, profile: string) =>
  sample('kubernetes/Host', 'EC2::Instance', id, {
    IamInstanceProfile: { Arn: `arn:aws:iam::1:instance-profile/${profile}` },
  });
const profile = (id: string, role: string) =>
  sample('access/Profile', 'IAM::InstanceProfile', id, { Roles: [{ RoleName: role }] });
const secret = (id: string) =>
  sample('secrets/Argocd', 'SecretsManager::Secret', id, { Name: `${id}/argocd` });

test('a host reads the secrets that its role may read, of all that are there', () => {
  const hosts = [host('one', 'profile-one'), host('two', 'profile-two')];
  const nodes = [
    ...hosts,
    profile('profile-one', 'role-one'),
    profile('profile-two', 'role-two'),
    sample('access/Role', 'IAM::Role', 'role-one', {}),
    sample('access/Role', 'IAM::Role', 'role-two', {}),
    ...['first', 'second', 'third'].map(secret),
  ];
  const relations: Relation[] = [
    { from: 'role-one', to: 'first', kind: 'uses-secret' },
    { from: 'role-two', to: 'second', kind: 'uses-secret' },
    { from: 'role-two', to: 'first', kind: 'reads' },
  ];
  const index = new ResourceIndex({ nodes });
  const { elements, edges } = hostNeeds({ hosts, index, relations }, /argocd/i);
  const reads = edges.filter(({ label }) => label === 'reads').map(({ from, to }) => [from, to]);
  expect(reads).toEqual([
    ['one', 'first'],
    ['two', 'second'],
  ]);
  expect(elements.map(({ key }) => key)).toContain('third');
});
