import type { ReactNode } from 'react';
import styles from './filter-bar.module.css';

interface FilterBarProps {
  /** What narrows the rows in another way, such as a period. */
  readonly beside: ReactNode;
  readonly children: ReactNode;
}

/** A filter as wide as there is room, and what stands beside it, or below where it is narrow. */
export function FilterBar({ beside, children }: FilterBarProps) {
  return (
    <div className={styles.bar}>
      <div className={styles.filter}>{children}</div>
      {beside}
    </div>
  );
}
