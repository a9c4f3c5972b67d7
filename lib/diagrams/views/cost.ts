import type { View } from '../view.ts';
import { defineView } from './define-view.ts';
import { area, detailedElement } from './resource-elements.ts';
import { ResourceIndex } from './resource-index.ts';

/** What the money goes to, and the types that are billed for it. */
const purposes: ReadonlyArray<readonly [title: string, types: readonly string[]]> = [
  [
    'Compute',
    [
      'EC2::Instance',
      'EC2::Volume',
      'ECS::Cluster',
      'ECS::Service',
      'ECS::TaskDefinition',
      'Lambda::Function',
    ],
  ],
  [
    'Services',
    [
      'Glue::Job',
      'Glue::Crawler',
      'Glue::DataQualityRuleset',
      'Logs::LogGroup',
      'ApplicationAutoScaling::ScalingPolicy',
      'SQS::Queue',
    ],
  ],
  ['Storage', ['S3::Bucket', 'ECR::Repository']],
  ['Databases', ['RDS::DBInstance', 'ElastiCache::ReplicationGroup']],
  [
    'Network',
    ['EC2::NatGateway', 'EC2::EIP', 'EC2::VPCEndpoint', 'ElasticLoadBalancingV2::LoadBalancer'],
  ],
  ['Keys and secrets', ['KMS::Key', 'SecretsManager::Secret']],
];

/** Everything that is billed, by what the money goes to. */
export const costView: View = defineView({
  id: 'cost',
  title: 'Cost',
  section: 10,
  grid: 'of-frames',
  tells: 'cost',
  types: purposes.flatMap(([, types]) => types),
  draw: (graph) => {
    const index = new ResourceIndex(graph);
    return {
      direction: 'right',
      elements: purposes.flatMap(([title, types]) =>
        area(
          `cost ${title}`,
          'layer',
          title,
          types.flatMap((type) => index.of(type).map(detailedElement)),
        ),
      ),
      edges: [],
    };
  },
});
