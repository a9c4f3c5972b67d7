import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const trust = JSON.stringify({ Version: '2012-10-17', Statement: [] });

test('a role is held by its policies and its instance profile', async () => {
  const { iam } = endpoint.clients;
  const RoleName = 'held';
  const PolicyArn = 'arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole';
  await iam.createRole({
    RoleName,
    AssumeRolePolicyDocument: trust,
    Tags: [{ Key: 'a', Value: 'b' }],
  });
  await iam.putRolePolicy({ RoleName, PolicyName: 'inline', PolicyDocument: trust });
  await iam.attachRolePolicy({ RoleName, PolicyArn });
  await iam.createInstanceProfile({ InstanceProfileName: 'profile' });
  await iam.addRoleToInstanceProfile({ InstanceProfileName: 'profile', RoleName });

  const { Role } = await iam.getRole({ RoleName });
  expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(trust);
  expect(Role).toMatchObject({
    Arn: 'arn:aws:iam::000000000000:role/held',
    Tags: [{ Key: 'a', Value: 'b' }],
  });
  const { AttachedPolicies } = await iam.listAttachedRolePolicies({ RoleName });
  expect(AttachedPolicies).toEqual([{ PolicyArn, PolicyName: 'AWSGlueServiceRole' }]);
  const { InstanceProfile } = await iam.getInstanceProfile({ InstanceProfileName: 'profile' });
  expect(InstanceProfile?.Roles?.map((role) => role.RoleName)).toEqual([RoleName]);

  const refused = (message: string) =>
    expect(iam.deleteRole({ RoleName })).rejects.toMatchObject({
      name: 'DeleteConflictException',
      message,
    });
  await refused('Cannot delete entity, must remove roles from instance profile first.');
  await iam.removeRoleFromInstanceProfile({ InstanceProfileName: 'profile', RoleName });
  await refused('Cannot delete entity, must detach all policies first.');
  await iam.detachRolePolicy({ RoleName, PolicyArn });
  await refused('Cannot delete entity, must delete policies first.');
  await iam.deleteRolePolicy({ RoleName, PolicyName: 'inline' });
  await iam.deleteRole({ RoleName });
  await expect(iam.getRole({ RoleName })).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    $metadata: { httpStatusCode: 404 },
  });
});

test.each([
  ['not JSON', 'MalformedPolicyDocumentException'],
  ['{}', 'MalformedPolicyDocumentException'],
])('the trust policy %s is refused', async (AssumeRolePolicyDocument, name) => {
  const role = { RoleName: 'malformed', AssumeRolePolicyDocument };
  await expect(endpoint.clients.iam.createRole(role)).rejects.toMatchObject({ name });
});

test('lists are paged by marker', async () => {
  const { iam } = endpoint.clients;
  for (const RoleName of ['a', 'b', 'c'])
    await iam.createRole({ RoleName, Path: '/paged/', AssumeRolePolicyDocument: trust });
  const first = await iam.listRoles({ PathPrefix: '/paged/', MaxItems: 2 });
  const second = await iam.listRoles({ PathPrefix: '/paged/', MaxItems: 2, Marker: first.Marker });
  expect(
    [first, second].map(({ IsTruncated, Roles }) => [
      IsTruncated,
      Roles?.map((role) => role.RoleName),
    ]),
  ).toEqual([
    [true, ['a', 'b']],
    [false, ['c']],
  ]);
});

test('a managed policy has at most five versions, and is deleted when one is left', async () => {
  const { iam } = endpoint.clients;
  const { Policy } = await iam.createPolicy({ PolicyName: 'versioned', PolicyDocument: trust });
  const PolicyArn = Policy?.Arn;
  const version = { PolicyArn, PolicyDocument: trust, SetAsDefault: true };
  for (let number = 2; number <= 5; number += 1) await iam.createPolicyVersion(version);
  await expect(iam.createPolicyVersion(version)).rejects.toMatchObject({
    name: 'LimitExceededException',
  });
  const { Versions } = await iam.listPolicyVersions({ PolicyArn });
  expect(Versions?.map((each) => [each.VersionId, each.IsDefaultVersion])[0]).toEqual(['v5', true]);
  await expect(iam.deletePolicyVersion({ PolicyArn, VersionId: 'v5' })).rejects.toMatchObject({
    name: 'DeleteConflictException',
    message: 'Cannot delete the default version of a policy.',
  });
  await expect(iam.deletePolicy({ PolicyArn })).rejects.toMatchObject({
    name: 'DeleteConflictException',
  });
  for (const VersionId of ['v1', 'v2', 'v3', 'v4']) {
    await iam.deletePolicyVersion({ PolicyArn, VersionId });
  }
  await iam.deletePolicy({ PolicyArn });
});

test('a role has a boundary and a session of one to twelve hours', async () => {
  const { iam } = endpoint.clients;
  const RoleName = 'bounded';
  const create = { RoleName, AssumeRolePolicyDocument: trust };
  await expect(iam.createRole({ ...create, MaxSessionDuration: 60 })).rejects.toMatchObject({
    name: 'ValidationError',
  });
  await iam.createRole({ ...create, MaxSessionDuration: 43_200 });
  const PermissionsBoundary = 'arn:aws:iam::aws:policy/PowerUserAccess';
  await iam.putRolePermissionsBoundary({ RoleName, PermissionsBoundary });
  expect((await iam.getRole({ RoleName })).Role?.PermissionsBoundary).toMatchObject({
    PermissionsBoundaryArn: PermissionsBoundary,
  });
  await iam.deleteRolePermissionsBoundary({ RoleName });
  expect((await iam.getRole({ RoleName })).Role?.PermissionsBoundary).toBeUndefined();
});
