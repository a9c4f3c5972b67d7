import type { Saving } from '#lib/api/cost-documents.ts';
import { rateIn } from '#lib/prices/price-list.ts';
import { countedStore } from '#lib/resources/counted-store.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { numberAt, objectsAt } from '#lib/resources/property-path.ts';
import type { Properties } from '#lib/resources/resource-module.ts';
import type { EstimateBasis } from './estimate.ts';

/** What is not read for a month costs so much less ("Amazon S3 Intelligent-Tiering storage class", S3 user guide). */
const infrequentShare = 0.4;

/** A bucket of which no rule moves or deletes what is in it, as far as S3 told of its rules. */
export function bucketSavings(node: ResourceNode, basis: EstimateBasis): Saving[] {
  const { LifecycleConfiguration: rules } = node.properties;
  if (rules === undefined || agesByRule(node.properties)) return [];
  return [
    {
      id: `missing-lifecycle/${node.id}`,
      check: 'missing-lifecycle',
      title: `${node.name} keeps everything where it is`,
      why: 'No lifecycle rule moves or deletes what is stored. The amount is what Intelligent-Tiering saves if nothing is read for a month.',
      usd: tieringUsd(node.properties, basis),
      isMost: true,
      remedy: remedyOf(node, 'data-lake', 'tieringDays'),
    },
  ];
}

/** A repository without a lifecycle policy, as far as ECR told of it. */
export function repositorySavings(node: ResourceNode, { prices }: EstimateBasis): Saving[] {
  if (node.properties.lifecyclePolicyText !== null) return [];
  const gib = countedStore(node.properties)?.gib;
  const rate = rateIn(prices, 'ecr-storage/gb-month');
  return [
    {
      id: `missing-lifecycle/${node.id}`,
      check: 'missing-lifecycle',
      title: `${node.name} keeps every image`,
      why: 'No lifecycle policy deletes images that nobody uses any more. The amount is what all images that are stored cost.',
      usd: gib === undefined || rate === undefined ? null : gib * rate,
      isMost: true,
      remedy: remedyOf(node, 'compute', 'keptImages'),
    },
  ];
}

/** Whether an enabled rule moves or deletes current objects. */
function agesByRule(properties: Properties): boolean {
  return objectsAt(properties, 'LifecycleConfiguration.Rules[]').some((rule) => {
    const { Status, Transitions, Expiration } = rule;
    const isMoved = Array.isArray(Transitions) && Transitions.length > 0;
    const isDeleted = numberAt(rule, 'Expiration.Days') !== undefined || hasDate(Expiration);
    return Status === 'Enabled' && (isMoved || isDeleted);
  });
}

function hasDate(expiration: unknown): boolean {
  return typeof expiration === 'object' && expiration !== null && 'Date' in expiration;
}

/** USD a month, less what the watching of objects costs; null where the bucket was not counted to its end. */
function tieringUsd(properties: Properties, { prices }: EstimateBasis): number | null {
  const { gib, thousands = 0 } = countedStore(properties) ?? {};
  const storage = rateIn(prices, 's3-storage/standard');
  const watching = rateIn(prices, 's3-tiering/thousand-objects');
  if (gib === undefined || storage === undefined || watching === undefined) return null;
  return Math.max(0, gib * storage * infrequentShare - thousands * watching);
}

/** The parameter of the layer that makes the rules, where the layer's stack holds the resource. */
function remedyOf(
  { id, layer, managed }: ResourceNode,
  governing: 'data-lake' | 'compute',
  parameter: string,
): Saving['remedy'] {
  return managed && layer === governing
    ? { kind: 'parameter', layer: governing, parameter }
    : { kind: 'look', resource: id };
}
