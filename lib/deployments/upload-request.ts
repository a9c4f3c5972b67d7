import { createHash } from 'node:crypto';
import type { LayerId } from '#cloudformation/layer.ts';
import { layerAssets } from '#cloudformation/layer-assets.ts';
import type { Aws } from '#lib/aws/clients.ts';
import {
  longestTemplateBodyBytes,
  type TemplateSource,
} from '#lib/aws/cloudformation/change-set.ts';
import {
  type AssetFile,
  assetBucketName,
  assetUrl,
  uploadAssets,
} from '#lib/aws/s3/asset-bucket.ts';
import type { LayerRequest } from './layer-request.ts';

/** Uploads what a layer's stack and its hosts read, and its template where a request cannot hold it. */
export async function uploadRequest(
  aws: Aws,
  accountId: string,
  layer: string,
  { templateBody }: LayerRequest,
): Promise<TemplateSource> {
  const assets = layerAssets(layer as LayerId);
  const files: AssetFile[] = (assets?.files ?? []).map(({ path, content }) => ({
    key: `${assets?.prefix}${path}`,
    content,
  }));
  const isLong = Buffer.byteLength(templateBody) > longestTemplateBodyBytes;
  const key = `strata/templates/${createHash('sha256').update(templateBody).digest('hex')}.json`;
  if (isLong) files.push({ key, content: templateBody });
  if (files.length > 0) await uploadAssets(aws, accountId, files);
  if (!isLong) return { body: templateBody };
  return { url: assetUrl(assetBucketName(accountId, aws.region), aws.region, key) };
}
