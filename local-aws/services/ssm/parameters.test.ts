import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint[Symbol.asyncDispose]());

describe('a parameter', () => {
  test('has a new version for every value, each of which is read by its number', async () => {
    const { ssm } = endpoint.clients;
    const Name = '/app/size';
    await ssm.putParameter({ Name, Value: '1', Type: 'String' });
    await expect(ssm.putParameter({ Name, Value: '2', Type: 'String' })).rejects.toMatchObject({
      name: 'ParameterAlreadyExists',
    });
    const { Version } = await ssm.putParameter({ Name, Value: '2', Overwrite: true });
    expect(Version).toBe(2);
    const value = async (name: string) => (await ssm.getParameter({ Name: name })).Parameter?.Value;
    expect([await value(Name), await value(`${Name}:1`)]).toEqual(['2', '1']);
    const arn = 'arn:aws:ssm:us-east-2:000000000000:parameter/app/size';
    expect((await ssm.getParameter({ Name: arn })).Parameter?.ARN).toBe(arn);
    await expect(value(`${Name}:3`)).rejects.toMatchObject({ name: 'ParameterVersionNotFound' });
    expect((await ssm.getParameterHistory({ Name })).Parameters).toHaveLength(2);
    await ssm.deleteParameter({ Name });
    await expect(value(Name)).rejects.toMatchObject({ name: 'ParameterNotFound' });
  });

  test('that is secure is told only when its decryption is asked for', async () => {
    const { ssm } = endpoint.clients;
    await ssm.putParameter({ Name: 'secure', Value: 'secret', Type: 'SecureString' });
    const value = async (WithDecryption: boolean) =>
      (await ssm.getParameter({ Name: 'secure', WithDecryption })).Parameter?.Value;
    expect(await value(true)).toBe('secret');
    expect(await value(false)).not.toContain('secret');
    const { Parameters } = await ssm.describeParameters({
      ParameterFilters: [{ Key: 'Type', Values: ['SecureString'] }],
    });
    expect(Parameters).toMatchObject([{ Name: 'secure', KeyId: 'alias/aws/ssm' }]);
  });

  test('is listed by path, one level deep or deeper, in pages', async () => {
    const { ssm } = endpoint.clients;
    for (const Name of ['/tree/a', '/tree/b', '/tree/c/d', '/trees/x']) {
      await ssm.putParameter({ Name, Value: 'v', Type: 'String' });
    }
    const names = async (input: object) =>
      (await ssm.getParametersByPath({ Path: '/tree', ...input })).Parameters?.map(
        ({ Name }) => Name,
      );
    expect(await names({})).toEqual(['/tree/a', '/tree/b']);
    expect(await names({ Recursive: true })).toEqual(['/tree/a', '/tree/b', '/tree/c/d']);
    const { NextToken } = await ssm.getParametersByPath({ Path: '/tree', MaxResults: 1 });
    expect(await names({ NextToken })).toEqual(['/tree/b']);
    const answer = await ssm.getParameters({ Names: ['/tree/a', '/none'] });
    expect([answer.Parameters?.length, answer.InvalidParameters]).toEqual([1, ['/none']]);
    const deleted = await ssm.deleteParameters({ Names: ['/tree/a', '/none'] });
    expect(deleted).toMatchObject({
      DeletedParameters: ['/tree/a'],
      InvalidParameters: ['/none'],
    });
  });

  test('is tagged and found by its tags', async () => {
    const { ssm, tagging } = endpoint.clients;
    const resource = { ResourceType: 'Parameter', ResourceId: 'tagged' } as const;
    await ssm.putParameter({ Name: 'tagged', Value: 'v', Type: 'String' });
    await ssm.addTagsToResource({ ...resource, Tags: [{ Key: 'team', Value: 'data' }] });
    expect((await ssm.listTagsForResource(resource)).TagList).toEqual([
      { Key: 'team', Value: 'data' },
    ]);
    const found = await tagging.getResources({ ResourceTypeFilters: ['ssm:parameter'] });
    expect(found.ResourceTagMappingList?.map(({ ResourceARN }) => ResourceARN)).toEqual([
      'arn:aws:ssm:us-east-2:000000000000:parameter/tagged',
    ]);
  });

  test.each([
    [{ Name: 'a/b', Value: 'v' }, 'Parameter name must be a fully qualified name.'],
    [{ Name: '/aws/x', Value: 'v' }, 'No access to reserved parameter name: /aws/x.'],
    [{ Name: 'long', Value: 'v'.repeat(4097) }, 'maximum parameter value of 4096'],
    [{ Name: 'p', Value: 'v', AllowedPattern: '[0-9]+' }, 'validated against allowedPattern'],
    [{ Name: 'bad name', Value: 'v' }, 'the following 3 symbols .-_'],
  ])('%j is refused', async (request, message) => {
    await expect(endpoint.clients.ssm.putParameter({ Type: 'String', ...request })).rejects.toThrow(
      message,
    );
  });
});

test('public parameters name images that EC2 describes, others in every region', async () => {
  const { ec2, ssm } = endpoint.clients;
  const Path = '/aws/service/ami-amazon-linux-latest';
  const { Parameters = [] } = await ssm.getParametersByPath({ Path });
  expect(Parameters.length).toBeGreaterThan(7);
  const { Parameter } = await ssm.getParameter({
    Name: `${Path}/al2023-ami-kernel-default-arm64`,
  });
  const { Images } = await ec2.describeImages({ ImageIds: [Parameter?.Value ?? ''] });
  expect(Images).toMatchObject([{ Architecture: 'arm64', State: 'available' }]);
  expect(
    (await ssm.describeParameters({})).Parameters?.some(({ Name }) => Name?.startsWith('/aws/')),
  ).toBe(false);
});
