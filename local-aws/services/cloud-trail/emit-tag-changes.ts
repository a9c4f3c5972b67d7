import type { CallContext, Service, TaggedResource } from '../../service.ts';
import { emitEvent } from '../event-bridge/emit-event.ts';
import { ownerOf } from '../tagging/sources.ts';
import type { ApiCall, Services } from './record-api-call.ts';

const tagging =
  /^(Tag|Untag)[A-Z]|Tags(To|From)Resource$|^(Add|Remove|Create|Delete)Tags$|^PutBucketTagging$/;

/**
 * Tells of the resources whose tags a call changed.
 * Source: "Monitor tag changes with serverless workflows and Amazon EventBridge", Tag Editor user guide.
 */
export function emitTagChanges(services: Services, ctx: CallContext, call: ApiCall): void {
  if (!tagging.test(call.operation)) return;
  const keys = changedKeys(call.input);
  if (keys.length === 0) return;
  for (const resource of changedResources(services, ctx, call)) {
    const { arn, tags, type } = resource;
    const [service, kind = 'bucket'] = type.split(':');
    emitEvent(ctx, () => ({
      source: 'aws.tag',
      detailType: 'Tag Change on Resource',
      resources: [arn],
      detail: {
        'changed-tag-keys': keys,
        service,
        'resource-type': kind,
        version: nextVersion(ctx, arn),
        tags,
      },
    }));
  }
}

/** Names and values of the members that speak of tags, and of those that do not. */
function members(input: object, ofTags: boolean): unknown[] {
  return Object.entries(input).flatMap(([name, value]) =>
    /tag/i.test(name) === ofTags ? [value] : [],
  );
}

function changedKeys(input: object): string[] {
  return [...new Set(members(input, true).flatMap(keysIn))];
}

/** Keys come as a list of texts, as a list of tags, or as a record; S3 wraps its list. */
function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((each) => {
      if (typeof each === 'string') return [each];
      const { Key, key, TagKey } = Object(each);
      return [Key, key, TagKey].filter((name) => typeof name === 'string');
    });
  }
  if (typeof value !== 'object' || value === null) return [];
  return 'TagSet' in value ? keysIn(value.TagSet) : Object.keys(value);
}

function changedResources(
  services: Services,
  ctx: CallContext,
  { service: id, input }: ApiCall,
): TaggedResource[] {
  const named = members(input, false)
    .flat()
    .filter((each) => typeof each === 'string');
  const sources = () => [...services.values()];
  return named.flatMap((name) => {
    const owner = id === 'Resource Groups Tagging API' ? ownerOf(sources, name) : services.get(id);
    return (owner && resourceNamed(owner, ctx, name)) ?? [];
  });
}

/** By ARN, or by the name or id with which an ARN ends; without tags only an ARN tells what it is. */
function resourceNamed(
  service: Service,
  ctx: CallContext,
  name: string,
): TaggedResource | undefined {
  const last = /^https?:/.test(name) ? (name.split('/').at(-1) ?? name) : name;
  const found = service.taggables
    ?.list(ctx.as(service.id))
    .find(({ arn }) => arn === name || arn.endsWith(`/${last}`) || arn.endsWith(`:${last}`));
  if (found || !name.startsWith('arn:')) return found;
  const [, , owner = '', , , kind = ''] = name.split(/[:/]/);
  return { arn: name, type: `${owner}:${kind}`, tags: {} };
}

const collection = 'event-bridge.tag-version';

/** Counts the changes of one resource, so that receivers can order them. */
function nextVersion(ctx: CallContext, arn: string): number {
  const { store } = ctx.as('EventBridge');
  const version = (store.get<{ version: number }>(collection, arn)?.version ?? 0) + 1;
  store.put(collection, arn, { version });
  return version;
}
