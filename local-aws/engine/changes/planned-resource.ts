import { unknownValue } from '../intrinsics/scope.ts';
import type { JsonObject } from '../json-value.ts';
import type { ResourceLookup } from '../stacks/stack-instance.ts';
import type { ResourceRecord } from '../stacks/stack-record.ts';

/** What executing a plan will do to a resource, as far as it can be known beforehand. */
export type Consequence = 'add' | 'keep' | 'update' | 'replace' | 'maybe-replace';

export interface PlannedResource {
  readonly consequence: Consequence;
  readonly properties: JsonObject;
  readonly current?: ResourceRecord;
}

/** Answers references as a plan can: what is to be made or replaced has an id only after the execution. */
export function plannedResources(planned: ReadonlyMap<string, PlannedResource>): ResourceLookup {
  return {
    reference(id) {
      const resource = planned.get(id);
      if (!resource) return undefined;
      return hasKnownId(resource) ? resource.current?.physicalId : unknownValue;
    },
    attribute(id, name) {
      const resource = planned.get(id);
      if (!resource) return undefined;
      const property = resource.properties[name];
      if (property !== undefined) return property;
      return hasKnownId(resource) ? resource.current?.attributes[name] : unknownValue;
    },
  };
}

function hasKnownId({ consequence }: PlannedResource): boolean {
  return consequence === 'keep' || consequence === 'update';
}
