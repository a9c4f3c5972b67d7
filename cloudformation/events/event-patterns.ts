/** Services whose events tell of what belongs to an environment, as EventBridge names their sources. */
const sources = [
  'aws.application-autoscaling',
  'aws.budgets',
  'aws.cloudformation',
  'aws.ec2',
  'aws.ecr',
  'aws.ecs',
  'aws.elasticache',
  'aws.elasticloadbalancing',
  'aws.events',
  'aws.glue',
  'aws.iam',
  'aws.kms',
  'aws.lambda',
  'aws.logs',
  'aws.rds',
  'aws.s3',
  'aws.secretsmanager',
  'aws.sqs',
  'aws.tag',
];

const apiCall = 'AWS API Call via CloudTrail';

/** What services say of themselves: states of instances, tasks, runs, databases and stacks, and tags. */
export const stateChangePattern = {
  source: sources,
  'detail-type': [{ 'anything-but': [apiCall] }],
};

/**
 * Calls that change something; a rule that is `ENABLED` is not sent reading ones. Source: "AWS service
 * events delivered via AWS CloudTrail", EventBridge user guide.
 */
export const apiCallPattern = { source: sources, 'detail-type': [apiCall] };
