import type { CallContext } from '../../service.ts';
import { emitEvent } from '../event-bridge/emit-event.ts';
import { severityCounts } from './image-findings.ts';
import type { ImageRecord, RepositoryRecord } from './store.ts';

/** Source of both: "Amazon ECR events and EventBridge", Amazon ECR user guide. */

export function emitImagePush(
  ctx: CallContext,
  { name }: RepositoryRecord,
  { digest }: ImageRecord,
  tag: string | undefined,
): void {
  emitEvent(ctx, () => ({
    source: 'aws.ecr',
    detailType: 'ECR Image Action',
    resources: [],
    detail: {
      result: 'SUCCESS',
      'repository-name': name,
      'image-digest': digest,
      'action-type': 'PUSH',
      ...(tag && { 'image-tag': tag }),
    },
  }));
}

export function emitImageScan(
  ctx: CallContext,
  { arn, name }: RepositoryRecord,
  { digest, tags }: ImageRecord,
): void {
  emitEvent(ctx, () => ({
    source: 'aws.ecr',
    detailType: 'ECR Image Scan',
    resources: [arn],
    detail: {
      'scan-status': 'COMPLETE',
      'repository-name': name,
      'finding-severity-counts': severityCounts(digest),
      'image-digest': digest,
      'image-tags': tags,
    },
  }));
}
