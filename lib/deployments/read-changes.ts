import { z } from 'zod';
import { type ResourceChange, resourceChange } from '#lib/api/deployment-documents.ts';

const changes = z.array(resourceChange).nullable();

/** The changes of a layer's plan as they were recorded, or null before there is one. */
export function readChanges(run: { readonly changes: unknown }): ResourceChange[] | null {
  return changes.parse(run.changes);
}
