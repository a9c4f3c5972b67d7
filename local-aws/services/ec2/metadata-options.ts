import type {
  InstanceMetadataOptionsRequest,
  InstanceMetadataOptionsResponse,
  ModifyInstanceMetadataOptionsRequest,
  ModifyInstanceMetadataOptionsResult,
} from '@aws-sdk/client-ec2';
import type { CallContext } from '../../service.ts';
import { existingInstance, instanceKind } from './instance-kind.ts';
import { save } from './resource-kind.ts';

/** What the images here ask for: version 2 of the metadata service, two hops away for containers. */
const defaults = {
  State: 'applied',
  HttpTokens: 'required',
  HttpPutResponseHopLimit: 2,
  HttpEndpoint: 'enabled',
  HttpProtocolIpv6: 'disabled',
  InstanceMetadataTags: 'disabled',
} as const satisfies InstanceMetadataOptionsResponse;

export function metadataOptions(
  wanted: InstanceMetadataOptionsRequest | undefined,
  before: InstanceMetadataOptionsResponse = defaults,
): InstanceMetadataOptionsResponse {
  return {
    State: 'applied',
    HttpTokens: wanted?.HttpTokens ?? before.HttpTokens,
    HttpPutResponseHopLimit: wanted?.HttpPutResponseHopLimit ?? before.HttpPutResponseHopLimit,
    HttpEndpoint: wanted?.HttpEndpoint ?? before.HttpEndpoint,
    HttpProtocolIpv6: wanted?.HttpProtocolIpv6 ?? before.HttpProtocolIpv6,
    InstanceMetadataTags: wanted?.InstanceMetadataTags ?? before.InstanceMetadataTags,
  };
}

export function modifyInstanceMetadataOptions(
  input: ModifyInstanceMetadataOptionsRequest,
  ctx: CallContext,
): ModifyInstanceMetadataOptionsResult {
  const instance = existingInstance(ctx, input.InstanceId);
  const options = metadataOptions(input, instance.metadataOptions);
  save(ctx, instanceKind, { ...instance, metadataOptions: options });
  return {
    InstanceId: instance.instanceId,
    InstanceMetadataOptions: { ...options, State: 'pending' },
  };
}
