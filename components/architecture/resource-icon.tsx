'use client';

import { useQuery } from '@tanstack/react-query';
import { resourceModule } from '#lib/resources/registry.ts';
import { iconPackQuery, iconSource } from './icon-pack.ts';
import styles from './resource-panel.module.css';

/** AWS's icon of a resource type; decoration, since its title stands beside it. */
export function ResourceIcon({ type }: { type: string }) {
  const { data: pack } = useQuery(iconPackQuery);
  const source = pack && iconSource(pack, resourceModule(type).icon);
  if (!source) return <span className={styles.icon} />;
  // biome-ignore lint/performance/noImgElement: next/image has nothing to do for a data URL
  return <img src={source} alt="" className={styles.icon} />;
}
