import { describeBudgets } from '#lib/aws/budgets.ts';
import { describeLoadBalancers, describeTargetGroups } from '#lib/aws/elastic-load-balancing.ts';
import { listInstanceProfiles, listPolicies, listRoles } from '#lib/aws/iam-roles.ts';
import { describeKeys, listKeyAliases } from '#lib/aws/kms.ts';
import { listFunctions } from '#lib/aws/lambda.ts';
import { describeLogGroups } from '#lib/aws/logs.ts';
import { listSecrets } from '#lib/aws/secrets.ts';
import { containerSources } from './container-sources.ts';
import { dataSources } from './data-sources.ts';
import { ec2Sources } from './ec2-sources.ts';
import { eventSources } from './event-sources.ts';
import { glueSources } from './glue-sources.ts';
import type { Source } from './source.ts';

const alias = 'AWS::KMS::Alias';
const budget = 'AWS::Budgets::Budget';
const instanceProfile = 'AWS::IAM::InstanceProfile';
const key = 'AWS::KMS::Key';
const lambdaFunction = 'AWS::Lambda::Function';
const loadBalancer = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const logGroup = 'AWS::Logs::LogGroup';
const managedPolicy = 'AWS::IAM::ManagedPolicy';
const role = 'AWS::IAM::Role';
const secret = 'AWS::SecretsManager::Secret';
const targetGroup = 'AWS::ElasticLoadBalancingV2::TargetGroup';

/** Everything that discovery may ask; what nothing of the environment calls for stays unasked. */
export const sources: readonly Source[] = [
  ...ec2Sources,
  {
    source: 'elb:load-balancers',
    types: [
      loadBalancer,
      'AWS::ElasticLoadBalancingV2::Listener',
      'AWS::ElasticLoadBalancingV2::ListenerRule',
    ],
    askedFor: [loadBalancer],
    read: (aws, wanted) => describeLoadBalancers(aws, wanted.ids(loadBalancer)),
  },
  {
    source: 'elb:target-groups',
    types: [targetGroup],
    read: (aws, wanted) => describeTargetGroups(aws, wanted.ids(targetGroup)),
  },
  ...dataSources,
  ...glueSources,
  ...containerSources,
  ...eventSources,
  {
    source: 'secrets-manager:secrets',
    types: [secret],
    read: (aws, wanted) => listSecrets(aws, wanted.ids(secret)),
  },
  {
    source: 'kms:keys',
    types: [key],
    read: (aws, wanted) => describeKeys(aws, { ids: wanted.ids(key), now: wanted.now }),
  },
  {
    source: 'kms:aliases',
    types: [alias],
    read: (aws, wanted) => listKeyAliases(aws, wanted.ids(alias)),
  },
  {
    source: 'lambda:functions',
    types: [lambdaFunction],
    read: (aws, wanted) => listFunctions(aws, wanted.ids(lambdaFunction)),
  },
  {
    source: 'iam:roles',
    types: [role],
    read: (aws, wanted) => listRoles(aws, { ids: wanted.ids(role), now: wanted.now }),
  },
  {
    source: 'iam:policies',
    types: [managedPolicy],
    read: (aws, wanted) => listPolicies(aws, { ids: wanted.ids(managedPolicy), now: wanted.now }),
  },
  {
    source: 'iam:instance-profiles',
    types: [instanceProfile],
    read: (aws, wanted) => listInstanceProfiles(aws, wanted.ids(instanceProfile)),
  },
  {
    source: 'logs:log-groups',
    types: [logGroup],
    read: (aws, wanted) => describeLogGroups(aws, wanted.ids(logGroup)),
  },
  {
    source: 'budgets:budgets',
    types: [budget],
    read: (aws, wanted) => describeBudgets(aws, wanted.accountId, wanted.ids(budget)),
  },
];
