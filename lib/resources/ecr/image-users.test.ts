import { expect, test } from 'vitest';
import type { ResourceNode } from '../graph.ts';
import { imageUsers } from './image-users.ts';

const repository = '1.dkr.ecr.us-east-2.amazonaws.com/dev-jobs';
const digest = `sha256:${'a'.repeat(64)}`;
const other = `sha256:${'b'.repeat(64)}`;

function node(type: string, id: string, properties: ResourceNode['properties']): ResourceNode {
  return {
    id,
    type,
    name: id,
    status: 'healthy',
    statusText: 'x',
    managed: true,
    properties,
    tags: {},
  };
}

const definition = (image: string) =>
  node('AWS::ECS::TaskDefinition', 'arn:aws:ecs:r:1:task-definition/jobs:3', {
    containerDefinitions: [
      { name: 'side', image: 'public/other' },
      { name: 'main', image },
    ],
  });

const task = (image: string, imageDigest?: string) =>
  node('AWS::ECS::Task', 'arn:aws:ecs:r:1:task/c/0123456789', {
    taskDefinitionArn: 'arn:aws:ecs:r:1:task-definition/jobs:3',
    containers: [{ image, ...(imageDigest !== undefined && { imageDigest }) }],
  });

test.each([
  [`${repository}:1.2`, ['1.2'], true],
  [`${repository}:1.2`, ['1.3'], false],
  [`${repository}`, ['latest'], true],
  [`${repository}`, ['1.2'], false],
  [`${repository}@${digest}`, [], true],
  [`${repository}@${other}`, ['latest'], false],
  [`${repository}-more:1.2`, ['1.2'], false],
])('a definition of %s uses the image with the tags %j: %s', (image, tags, uses) => {
  const users = imageUsers(repository, { digest, tags }, [definition(image)]);
  expect(users.map(({ name }) => name)).toEqual(uses ? ['jobs:3'] : []);
});

test.each([
  [`${repository}:latest`, digest, ['1.2'], true],
  [`${repository}:latest`, other, ['latest'], false],
  [`${repository}:latest`, undefined, ['latest'], true],
  [`1.dkr.ecr.us-east-2.amazonaws.com/spark:latest`, digest, ['latest'], false],
])(
  'a task of %s with the digest %s uses the image with the tags %j: %s',
  (image, pulled, tags, uses) => {
    const users = imageUsers(repository, { digest, tags }, [task(image, pulled)]);
    expect(users.map(({ name }) => name)).toEqual(uses ? ['01234567'] : []);
  },
);

test('what has no containers uses no image', () => {
  const bucket = node('AWS::S3::Bucket', 'x', { image: `${repository}:latest` });
  expect(imageUsers(repository, { digest, tags: ['latest'] }, [bucket])).toEqual([]);
});
