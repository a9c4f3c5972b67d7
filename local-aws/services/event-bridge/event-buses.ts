import type {
  DescribeEventBusRequest,
  DescribeEventBusResponse,
  ListEventBusesRequest,
  ListEventBusesResponse,
} from '@aws-sdk/client-eventbridge';
import type { CallContext } from '../../service.ts';
import { eventsPage } from './page.ts';
import { busArn, defaultBus, requireDefaultBus } from './rule-store.ts';

export function describeEventBus(
  { Name }: DescribeEventBusRequest,
  ctx: CallContext,
): DescribeEventBusResponse {
  requireDefaultBus(ctx, Name);
  return { Name: defaultBus, Arn: busArn(ctx) };
}

export function listEventBuses(
  { Limit = 100, NamePrefix = '', NextToken }: ListEventBusesRequest,
  ctx: CallContext,
): ListEventBusesResponse {
  const buses = [{ Name: defaultBus, Arn: busArn(ctx) }].filter(({ Name }) =>
    Name.startsWith(NamePrefix),
  );
  const { items, next } = eventsPage(buses, NextToken, Limit);
  return { EventBuses: items, ...(next && { NextToken: next }) };
}
