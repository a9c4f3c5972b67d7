import { describe, expect, it } from 'vitest';
import { providedTypes, schemaOf } from '../engine/registry/registry.ts';
import { providers } from './providers.ts';

/** Their `create` may be repeated: it names or overwrites the same thing, or carries a client token. */
const idempotentlyCreated = [
  'AWS::ApplicationAutoScaling::ScalableTarget',
  'AWS::ApplicationAutoScaling::ScalingPolicy',
  'AWS::CloudFormation::WaitConditionHandle',
  'AWS::EC2::FlowLog',
  'AWS::EC2::NatGateway',
  'AWS::EC2::VPCEndpoint',
  'AWS::ECS::ClusterCapacityProviderAssociations',
  'AWS::IAM::Policy',
  'AWS::S3::BucketPolicy',
  'AWS::SQS::QueuePolicy',
];

describe('providers', () => {
  it('are the types whose schemas are generated', () => {
    expect([...providers.keys()].sort()).toEqual(providedTypes().sort());
  });

  it('find what an interrupted creation left behind, or may create it again', () => {
    const withoutFind = [...providers.values()].filter(({ find }) => find === undefined);
    expect(withoutFind.map(({ type }) => type).sort()).toEqual(idempotentlyCreated);
  });

  it.each([...providers])(
    '%s takes time, and can be updated where its schema says so',
    (type, provider) => {
      expect(Object.values(provider.seconds).every((seconds) => seconds > 0)).toBe(true);
      const rules = Object.values(schemaOf(type)?.properties ?? {});
      const changeable = rules.some(({ replacement }) => replacement !== 'yes');
      expect(provider.update !== undefined).toBe(changeable);
    },
  );
});
