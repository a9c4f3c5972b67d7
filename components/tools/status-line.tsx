import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { Status } from '#components/ui/status.tsx';
import styles from './tools.module.css';

interface StatusLineProps {
  readonly type: StatusIndicatorProps.Type;
  /** What the sign means, for who does not see it. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A sentence with a sign of how good it is, broken between words where it is long. */
export function StatusLine({ type, label, children }: StatusLineProps) {
  return (
    <div className={styles.line}>
      <Status type={type} iconAriaLabel={label} />
      <span>{children}</span>
    </div>
  );
}
