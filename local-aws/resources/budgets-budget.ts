import { isJsonObject, type JsonObject, type JsonValue } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, nested, orAbsent } from './answer.ts';
import { listProperty, type ResourceProvider, type ResourceRequest } from './provider.ts';
import { changeTags, tagList } from './tags.ts';

export const budget: ResourceProvider = {
  type: 'AWS::Budgets::Budget',
  seconds: { create: 4, update: 4, delete: 3 },

  async create(ctx, request) {
    const BudgetName = nameOf(request);
    await ctx.call('Budgets', 'CreateBudget', {
      AccountId: ctx.account,
      Budget: budgetOf(request),
      NotificationsWithSubscribers: notificationsOf(request.properties),
      ResourceTags: tagList(request.tags),
    });
    return BudgetName;
  },

  async find(ctx, request) {
    return (await findBudget(ctx, nameOf(request))) && nameOf(request);
  },

  async update(ctx, BudgetName, request) {
    const AccountId = ctx.account;
    await ctx.call('Budgets', 'UpdateBudget', { AccountId, NewBudget: budgetOf(request) });
    for (const each of notificationsOf(request.previous)) {
      const { Notification } = each;
      await ctx.call('Budgets', 'DeleteNotification', { AccountId, BudgetName, Notification });
    }
    for (const each of notificationsOf(request.properties)) {
      await ctx.call('Budgets', 'CreateNotification', { AccountId, BudgetName, ...each });
    }
    const ResourceARN = `arn:aws:budgets::${AccountId}:budget/${BudgetName}`;
    await changeTags(request.previousTags, request.tags, {
      remove: (ResourceTagKeys) =>
        ctx.call('Budgets', 'UntagResource', { ResourceARN, ResourceTagKeys }),
      add: (added) =>
        ctx.call('Budgets', 'TagResource', { ResourceARN, ResourceTags: tagList(added) }),
    });
  },

  async delete(ctx, BudgetName) {
    await ctx.call('Budgets', 'DeleteBudget', { AccountId: ctx.account, BudgetName });
  },

  attributes: async () => ({}),
};

/** CloudFormation writes the limit as a number, the service as text. */
function budgetOf(request: ResourceRequest): JsonObject {
  const { Budget } = request.properties;
  const given = isJsonObject(Budget) ? Budget : {};
  const { BudgetLimit } = given;
  return {
    ...given,
    BudgetName: nameOf(request),
    ...(isJsonObject(BudgetLimit) && {
      BudgetLimit: { ...BudgetLimit, Amount: String(BudgetLimit.Amount) },
    }),
  };
}

function notificationsOf(properties: JsonObject): JsonObject[] {
  return listProperty(properties, 'NotificationsWithSubscribers').filter(isJsonObject);
}

function nameOf({ properties, generatedName }: ResourceRequest): string {
  const name: JsonValue | undefined = isJsonObject(properties.Budget)
    ? properties.Budget.BudgetName
    : undefined;
  return typeof name === 'string' ? name : generatedName;
}

async function findBudget(ctx: CallContext, BudgetName: string): Promise<Answer | undefined> {
  const input = { AccountId: ctx.account, BudgetName };
  const answer = await orAbsent(ctx.call('Budgets', 'DescribeBudget', input));
  return answer && nested(answer, 'Budget');
}
