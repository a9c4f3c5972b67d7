import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Clients, type TestEndpoint, testEndpoint } from '../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
  await endpoint.clients.logs.createLogGroup({ logGroupName: 'paged' });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

type Call = (clients: Clients, token: string) => Promise<unknown>;

test.each<[service: string, name: string, list: Call]>([
  [
    'budgets',
    'InvalidNextTokenException',
    ({ budgets }, NextToken) => budgets.describeBudgets({ AccountId: '123456789012', NextToken }),
  ],
  [
    'cloudFormation',
    'ValidationError',
    ({ cloudFormation }, NextToken) => cloudFormation.describeStacks({ NextToken }),
  ],
  ['ec2', 'InvalidNextToken', ({ ec2 }, NextToken) => ec2.describeVpcs({ NextToken })],
  [
    'ecr',
    'InvalidParameterException',
    ({ ecr }, nextToken) => ecr.describeRepositories({ nextToken }),
  ],
  ['ecs', 'InvalidParameterException', ({ ecs }, nextToken) => ecs.listClusters({ nextToken })],
  [
    'elastiCache',
    'InvalidParameterValueException',
    ({ elastiCache }, Marker) => elastiCache.describeReplicationGroups({ Marker }),
  ],
  ['elb', 'ValidationError', ({ elb }, Marker) => elb.describeLoadBalancers({ Marker })],
  ['events', 'ValidationException', ({ events }, NextToken) => events.listRules({ NextToken })],
  ['glue', 'InvalidInputException', ({ glue }, NextToken) => glue.getDatabases({ NextToken })],
  ['iam', 'ValidationError', ({ iam }, Marker) => iam.listRoles({ Marker })],
  ['kms', 'InvalidMarkerException', ({ kms }, Marker) => kms.listKeys({ Marker })],
  [
    'lambda',
    'InvalidParameterValueException',
    ({ lambda }, Marker) => lambda.listFunctions({ Marker }),
  ],
  [
    'logs',
    'InvalidParameterException',
    ({ logs }, nextToken) => logs.describeLogGroups({ nextToken }),
  ],
  [
    'logs',
    'InvalidParameterException',
    ({ logs }, nextToken) => logs.filterLogEvents({ logGroupName: 'paged', nextToken }),
  ],
  ['rds', 'InvalidParameterValue', ({ rds }, Marker) => rds.describeDBInstances({ Marker })],
  [
    'secrets',
    'InvalidNextTokenException',
    ({ secrets }, NextToken) => secrets.listSecrets({ NextToken }),
  ],
  ['sqs', 'InvalidParameterValue', ({ sqs }, NextToken) => sqs.listQueues({ NextToken })],
  ['ssm', 'InvalidNextToken', ({ ssm }, NextToken) => ssm.describeParameters({ NextToken })],
  [
    'tagging',
    'PaginationTokenExpiredException',
    ({ tagging }, PaginationToken) => tagging.getResources({ PaginationToken }),
  ],
])('%s refuses a token that no page gave out: %s', async (_, name, list) => {
  await expect(list(endpoint.clients, 'no-page-gave-this')).rejects.toMatchObject({ name });
});
