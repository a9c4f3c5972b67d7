import { dataLakeZones } from '#cloudformation/data-lake/zones.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import type { DiagramElement, DiagramGroup, DiagramNode } from '../diagram.ts';
import { contentText } from './bucket-content.ts';
import { partElement } from './resource-elements.ts';
import type { ResourceIndex } from './resource-index.ts';

/** The buckets that are a data lake: those of its layer but the one that its access is logged to. */
export function lakeBuckets(index: ResourceIndex): readonly ResourceNode[] {
  return index.of('S3::Bucket').filter(isLakeBucket);
}

export function isLakeBucket({ type, layer, logicalId, name }: ResourceNode): boolean {
  const isOfLake = layer === 'data-lake' || name.includes('data-lake');
  return type === 'AWS::S3::Bucket' && isOfLake && !isAccessLog(logicalId ?? name);
}

function isAccessLog(name: string): boolean {
  return /access-?log/i.test(name);
}

/** The key of a zone, or of the part of one, in a drawing. */
export function zoneKey(bucket: ResourceNode, prefix: string): string {
  return `${bucket.id}#${prefix}`;
}

/** The zones of a lake as nodes, one for each top prefix. */
export function topZones(bucket: ResourceNode): DiagramNode[] {
  return dataLakeZones.filter(({ prefix }) => isTop(prefix)).map((zone) => zoneNode(bucket, zone));
}

/** One zone of a lake as a node, if the lake has it. */
export function zoneElement(bucket: ResourceNode, prefix: string): DiagramNode[] {
  return dataLakeZones
    .filter((zone) => zone.prefix === prefix)
    .map((zone) => zoneNode(bucket, zone));
}

/** The zones of a lake as frames around their parts. */
export function zoneFrames(bucket: ResourceNode): DiagramElement[] {
  return dataLakeZones
    .filter(({ prefix }) => isTop(prefix))
    .map((zone): DiagramElement => {
      const parts = dataLakeZones.filter(
        ({ prefix }) => prefix !== zone.prefix && prefix.startsWith(zone.prefix),
      );
      const node = zoneNode(bucket, zone);
      if (parts.length === 0) return node;
      const { kind: _kind, ...rest } = node;
      return {
        ...rest,
        kind: 'group',
        group: 'lake-zone',
        children: parts.map((part) => zoneNode(bucket, part)),
      } satisfies DiagramGroup;
    });
}

function isTop(prefix: string): boolean {
  return prefix.indexOf('/') === prefix.length - 1;
}

function zoneNode(
  bucket: ResourceNode,
  { prefix, purpose }: (typeof dataLakeZones)[number],
): DiagramNode {
  const lines = [prefix, purpose];
  return partElement(bucket, prefix, lines, 'aws:folder', contentText(bucket.properties, prefix));
}
