import type { ReactNode } from 'react';
import styles from './breakable.module.css';

/** A name or a value without spaces that breaks wherever a narrow column ends. */
export function Breakable({ children }: { readonly children: ReactNode }) {
  return <span className={styles.text}>{children}</span>;
}
