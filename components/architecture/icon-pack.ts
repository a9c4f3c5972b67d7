import { queryOptions } from '@tanstack/react-query';
import type { IconName } from '#lib/resources/icons.ts';

export interface IconPack {
  readonly prefix: string;
  readonly icons: Readonly<
    Record<string, { readonly body: string; readonly width?: number; readonly height?: number }>
  >;
}

/** The packs that diagrams are drawn with: AWS's icons, and logos of tools. */
export const iconPacks = ['aws', 'logos'] as const;

/** A pack in Iconify's format, which a browser keeps until it is another one. */
export async function readIconPack(name: (typeof iconPacks)[number]): Promise<IconPack> {
  return (await packModules[name]()).default;
}

const packModules = {
  aws: () => import('../../public/icons/aws.json'),
  logos: () => import('../../public/icons/logos.json'),
};

export const iconPackQuery = queryOptions({
  queryKey: ['icons', 'aws'],
  queryFn: () => readIconPack('aws'),
  staleTime: Number.POSITIVE_INFINITY,
});

/** An icon as an image source, or undefined where the pack has none of that name. */
export function iconSource(pack: IconPack, name: IconName): string | undefined {
  const icon = pack.icons[name.slice(pack.prefix.length + 1)];
  if (!icon) return undefined;
  const { body, width = 48, height = 48 } = icon;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${body}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
