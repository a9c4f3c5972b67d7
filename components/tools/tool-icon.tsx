'use client';

import { useQuery } from '@tanstack/react-query';
import { iconSource, readIconPack } from '#components/architecture/icon-pack.ts';
import { type ToolId, tools } from '#lib/tools/tool.ts';
import styles from './tools.module.css';

/** The logo of a tool; decoration, since its name stands beside it. */
export function ToolIcon({ tool }: { readonly tool: ToolId }) {
  const { icon } = tools[tool].onHost;
  const name = icon.startsWith('logos:') ? 'logos' : 'aws';
  const { data: pack } = useQuery({
    queryKey: ['icons', name],
    queryFn: () => readIconPack(name),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const source = pack && iconSource(pack, icon);
  if (!source) return <span className={styles.logo} />;
  // biome-ignore lint/performance/noImgElement: next/image has nothing to do for a data URL
  return <img src={source} alt="" className={styles.logo} />;
}
