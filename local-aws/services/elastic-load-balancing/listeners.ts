import type {
  CreateListenerInput,
  DeleteListenerInput,
  DescribeListenersInput,
  DescribeListenersOutput,
  Listener,
  ModifyListenerInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError, type CallContext } from '../../service.ts';
import { tagsOf } from '../tag-register.ts';
import { pageOf } from './page.ts';
import {
  all,
  elbTags,
  existing,
  find,
  type ListenerRecord,
  listenerKind,
  loadBalancerKind,
  newArn,
  remove,
  ruleKind,
  save,
  targetGroupKind,
} from './store.ts';

/** @throws AwsError DuplicateListener, LoadBalancerNotFound, TargetGroupNotFound, ValidationError */
export function createListener(input: CreateListenerInput, ctx: CallContext) {
  const balancer = existing(ctx, loadBalancerKind, input.LoadBalancerArn);
  const { Port = 80, Protocol = 'HTTP', Certificates = [], DefaultActions = [] } = input;
  const isTaken = all(ctx, listenerKind).some(
    ({ loadBalancerArn, port }) => loadBalancerArn === balancer.arn && port === Port,
  );
  if (isTaken) {
    throw new AwsError(
      'DuplicateListener',
      `A listener already exists on this port for this load balancer '${balancer.arn}'`,
    );
  }
  if (Protocol === 'HTTPS' && Certificates.length === 0) {
    throw new AwsError('ValidationError', 'A certificate must be specified for HTTPS listeners');
  }
  requireTargets(ctx, DefaultActions);
  const [, path] = balancer.arn.split(':loadbalancer/');
  const record: ListenerRecord = {
    arn: newArn(ctx, `listener/${path}`),
    loadBalancerArn: balancer.arn,
    port: Port,
    protocol: Protocol,
    ...(Protocol === 'HTTPS' && { sslPolicy: input.SslPolicy ?? 'ELBSecurityPolicy-2016-08' }),
    certificateArns: Certificates.map(({ CertificateArn = '' }) => CertificateArn),
    defaultActions: DefaultActions,
  };
  elbTags.add(ctx, record.arn, tagsOf(input.Tags));
  return { Listeners: [present(save(ctx, listenerKind, record))] };
}

export function requireTargets(
  ctx: CallContext,
  actions: readonly { readonly TargetGroupArn?: string | undefined }[],
): void {
  for (const { TargetGroupArn } of actions) {
    if (TargetGroupArn) existing(ctx, targetGroupKind, TargetGroupArn);
  }
}

export function modifyListener(input: ModifyListenerInput, ctx: CallContext) {
  const record = existing(ctx, listenerKind, input.ListenerArn);
  requireTargets(ctx, input.DefaultActions ?? []);
  const changed = save(ctx, listenerKind, {
    ...record,
    ...(input.Port && { port: input.Port }),
    ...(input.Protocol && { protocol: input.Protocol }),
    ...(input.SslPolicy && { sslPolicy: input.SslPolicy }),
    ...(input.Certificates && {
      certificateArns: input.Certificates.map(({ CertificateArn = '' }) => CertificateArn),
    }),
    ...(input.DefaultActions && { defaultActions: input.DefaultActions }),
  });
  return { Listeners: [present(changed)] };
}

export function describeListeners(
  input: DescribeListenersInput,
  ctx: CallContext,
): DescribeListenersOutput {
  const { ListenerArns, LoadBalancerArn } = input;
  if (LoadBalancerArn) existing(ctx, loadBalancerKind, LoadBalancerArn);
  const found = ListenerArns
    ? ListenerArns.map((arn) => existing(ctx, listenerKind, arn))
    : all(ctx, listenerKind).filter(({ loadBalancerArn }) => loadBalancerArn === LoadBalancerArn);
  const { items, NextMarker } = pageOf(found, input);
  return { Listeners: items.map(present), ...(NextMarker && { NextMarker }) };
}

export function deleteListener(
  { ListenerArn = '' }: DeleteListenerInput,
  ctx: CallContext,
): object {
  const record = find(ctx, listenerKind, ListenerArn);
  if (record) removeListener(ctx, record);
  return {};
}

/** A listener goes with its rules. */
export function removeListener(ctx: CallContext, record: ListenerRecord): void {
  for (const rule of all(ctx, ruleKind)) {
    if (rule.listenerArn === record.arn) remove(ctx, ruleKind, rule);
  }
  remove(ctx, listenerKind, record);
}

function present(record: ListenerRecord): Listener {
  return {
    ListenerArn: record.arn,
    LoadBalancerArn: record.loadBalancerArn,
    Port: record.port,
    Protocol: record.protocol === 'HTTPS' ? 'HTTPS' : 'HTTP',
    ...(record.sslPolicy && { SslPolicy: record.sslPolicy }),
    ...(record.certificateArns.length > 0 && {
      Certificates: record.certificateArns.map((CertificateArn) => ({ CertificateArn })),
    }),
    DefaultActions: [...record.defaultActions],
  };
}
