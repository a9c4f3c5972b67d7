import type {
  CreateNotificationRequest,
  DeleteNotificationRequest,
  ListTagsForResourceRequest,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-budgets';
import { AwsError, type CallContext, type Service } from '../../service.ts';
import { tagList, tagsOf } from '../tag-register.ts';
import {
  createBudget,
  deleteBudget,
  describeBudget,
  describeBudgets,
  describeNotificationsForBudget,
  describeSubscribersForNotification,
  isSame,
  updateBudget,
} from './budgets.ts';
import { type BudgetRecord, budgetArn, budgets, existingBudget, saveBudget } from './store.ts';

function createNotification(input: CreateNotificationRequest, ctx: CallContext): object {
  const record = existingBudget(ctx, input.BudgetName);
  const { Notification, Subscribers } = input;
  const isKnown = record.notifications.some(
    (each) => each.Notification && isSame(each.Notification, Notification),
  );
  if (isKnown) {
    throw new AwsError('DuplicateRecordException', 'The notification already exists.');
  }
  const notifications = [...record.notifications, { Notification, Subscribers }];
  saveBudget(ctx, { ...record, notifications });
  return {};
}

function deleteNotification(input: DeleteNotificationRequest, ctx: CallContext): object {
  const record = existingBudget(ctx, input.BudgetName);
  const notifications = record.notifications.filter(
    (each) => !each.Notification || !isSame(each.Notification, input.Notification),
  );
  saveBudget(ctx, { ...record, notifications });
  return {};
}

function budgetOfArn(ctx: CallContext, arn: string | undefined): BudgetRecord {
  return existingBudget(ctx, arn?.split(':budget/')[1]);
}

function addTags(ctx: CallContext, arn: string, tags: Readonly<Record<string, string>>): void {
  const record = budgetOfArn(ctx, arn);
  saveBudget(ctx, { ...record, tags: { ...record.tags, ...tags } });
}

function removeTags(ctx: CallContext, arn: string, keys: readonly string[]): void {
  const record = budgetOfArn(ctx, arn);
  const kept = Object.entries(record.tags).filter(([key]) => !keys.includes(key));
  saveBudget(ctx, { ...record, tags: Object.fromEntries(kept) });
}

function tagResource({ ResourceARN = '', ResourceTags }: TagResourceRequest, ctx: CallContext) {
  addTags(ctx, ResourceARN, tagsOf(ResourceTags));
  return {};
}

function untagResource(input: UntagResourceRequest, ctx: CallContext): object {
  removeTags(ctx, input.ResourceARN ?? '', input.ResourceTagKeys ?? []);
  return {};
}

function listTagsForResource({ ResourceARN }: ListTagsForResourceRequest, ctx: CallContext) {
  const { tags } = budgetOfArn(ctx, ResourceARN);
  return { ResourceTags: tagList(tags) };
}

export const budgetsService: Service = {
  id: 'Budgets',
  operations: {
    CreateBudget: createBudget,
    CreateNotification: createNotification,
    DeleteBudget: deleteBudget,
    DeleteNotification: deleteNotification,
    DescribeBudget: describeBudget,
    DescribeBudgets: describeBudgets,
    DescribeNotificationsForBudget: describeNotificationsForBudget,
    DescribeSubscribersForNotification: describeSubscribersForNotification,
    ListTagsForResource: listTagsForResource,
    TagResource: tagResource,
    UntagResource: untagResource,
    UpdateBudget: updateBudget,
  },
  taggables: {
    list: (ctx) =>
      budgets(ctx)
        .filter(({ tags }) => Object.keys(tags).length > 0)
        .map(({ name, tags }) => ({ arn: budgetArn(ctx, name), type: 'budgets:budget', tags })),
    tag: addTags,
    untag: removeTags,
  },
};
