import { AnswerMemory } from '#lib/answers/answer-memory.ts';
import type { Image } from '#lib/api/images.ts';
import { describeImages, type StoredImage } from '#lib/aws/ecr-images.ts';
import { translateAwsError } from '#lib/aws/translate-error.ts';
import type { Context } from '#lib/context/context.ts';
import { requireResource } from '#lib/discovery/require-resource.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { imageUsers } from '#lib/resources/ecr/image-users.ts';
import { textAt } from '#lib/resources/property-path.ts';
import { resourceModule } from '#lib/resources/registry.ts';

interface ListInput {
  readonly name: string;
  readonly resource: string;
  readonly limit: number;
  readonly before?: string | undefined;
}

/** A repository's images are asked for as a whole; everybody who looks shares what AWS answered. */
const sharedMs = 5_000;
const shared = new AnswerMemory<StoredImage[]>(sharedMs);

/**
 * Images of a repository, newest first, at most five seconds old, with what uses them as last discovered.
 * Throws `environment-not-found`, `resource-not-found`, `no-images` for what is no repository,
 * `invalid-input` for a page after an image that is not there, and what AWS refuses.
 */
export async function listImages(
  ctx: Pick<Context, 'aws' | 'clock' | 'db'>,
  { name, resource, limit, before }: ListInput,
): Promise<{ images: Image[]; total: number; next: string | null }> {
  const { environment, node, nodes } = await requireResource(ctx, { name, resource });
  if (node.type !== 'AWS::ECR::Repository') {
    throw new AppError(
      'no-images',
      `${resourceModule(node.type).title} is nothing that has images.`,
    );
  }
  const aws = ctx.aws(environment);
  try {
    const all = await shared.of(aws, node.id, ctx.clock.now(), () => describeImages(aws, node.id));
    const from = before === undefined ? 0 : placeAfter(all, before);
    const page = all.slice(from, from + limit);
    const uri = textAt(node.properties, 'repositoryUri') ?? '';
    return {
      images: page.map((image) => ({ ...image, usedBy: imageUsers(uri, image, nodes) })),
      total: all.length,
      next: from + limit < all.length ? (page.at(-1)?.digest ?? null) : null,
    };
  } catch (error) {
    throw translateAwsError(error);
  }
}

function placeAfter(images: readonly StoredImage[], digest: string): number {
  const place = images.findIndex((image) => image.digest === digest);
  if (place >= 0) return place + 1;
  const message = `There is no image ${digest}.`;
  throw new AppError('invalid-input', message, {
    fields: [{ in: 'query', path: ['before'], message }],
  });
}
