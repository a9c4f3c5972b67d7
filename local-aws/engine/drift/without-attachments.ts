import { isJsonObject, type JsonObject, sameJson } from '../json-value.ts';
import type { ResourceRecord } from '../stacks/stack-record.ts';
import { textual } from './property-differences.ts';

interface Attachment {
  /** The type whose resources are parts of another one. */
  readonly type: string;
  /** The property in which the whole lists them. */
  readonly property: string;
  /** The property that names the whole. */
  readonly of: string;
}

const attachments: Readonly<Record<string, readonly Attachment[]>> = {
  'AWS::EC2::SecurityGroup': [
    { type: 'AWS::EC2::SecurityGroupIngress', property: 'SecurityGroupIngress', of: 'GroupId' },
    { type: 'AWS::EC2::SecurityGroupEgress', property: 'SecurityGroupEgress', of: 'GroupId' },
  ],
};

/**
 * What a resource is without the parts that other resources of its stack are, which are no drift of it.
 * Source: "Considerations when detecting drift", CloudFormation user guide: attachments are looked for within
 * the stack only.
 */
export function withoutAttachments(
  { type, physicalId }: Pick<ResourceRecord, 'type' | 'physicalId'>,
  actual: JsonObject,
  stack: readonly ResourceRecord[],
): JsonObject {
  let left = actual;
  for (const { type: partType, property, of } of attachments[type] ?? []) {
    const listed = left[property];
    if (!Array.isArray(listed)) continue;
    const parts = stack
      .filter((one) => one.type === partType && one.properties[of] === physicalId)
      .map(({ properties: { [of]: _, ...part } }) => textual(part));
    const own = listed.filter(
      (item) => !isJsonObject(item) || !parts.some((part) => sameJson(part, textual(item))),
    );
    left = { ...left, [property]: own };
  }
  return left;
}
