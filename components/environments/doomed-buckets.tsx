'use client';

import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DestructionPreview } from '#lib/api/deployments.ts';

type Bucket = DestructionPreview['buckets'][number];

interface DoomedBucketsProps {
  readonly buckets: readonly Bucket[];
  readonly emptied: readonly string[];
  onChange(names: readonly string[]): void;
}

/** Buckets go with a destruction only where their contents are given up. */
export function DoomedBuckets({ buckets, emptied, onChange }: DoomedBucketsProps) {
  if (buckets.length === 0) return null;
  return (
    <FormField
      label="Buckets"
      description="A bucket is emptied and deleted only where you say so. Any other is kept with what is in it, or fails to be deleted while it is not empty."
    >
      <SpaceBetween size="xs">
        {buckets.map((bucket) => (
          <Checkbox
            key={bucket.name}
            checked={emptied.includes(bucket.name)}
            description={contentsText(bucket)}
            onChange={({ detail }) =>
              onChange(
                detail.checked
                  ? [...emptied, bucket.name]
                  : emptied.filter((name) => name !== bucket.name),
              )
            }
          >
            Empty and delete {bucket.name}
          </Checkbox>
        ))}
      </SpaceBetween>
    </FormField>
  );
}

function contentsText({ versions, isComplete }: Bucket): string {
  if (versions === 0) return 'Empty';
  if (versions === 1) return '1 object version';
  return isComplete ? `${versions} object versions` : `More than ${versions} object versions`;
}
