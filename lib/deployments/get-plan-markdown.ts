import type { Context } from '#lib/context/context.ts';
import { planMarkdown } from './plan-markdown.ts';
import { getDeployment } from './read-deployments.ts';

/** A plan as a file that is pasted into a pull request. Throws `deployment-not-found`. */
export async function getPlanMarkdown(ctx: Context, input: { readonly id: string }) {
  const deployment = await getDeployment(ctx, input);
  return {
    fileName: `${deployment.environment}-plan.md`,
    bytes: new TextEncoder().encode(planMarkdown(deployment)),
  };
}
