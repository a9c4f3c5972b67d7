import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator';
import styles from './status.module.css';

/** A status in words, which a narrow column breaks between them: the indicator alone breaks anywhere. */
export function Status({ children, ...props }: StatusIndicatorProps) {
  return (
    <StatusIndicator {...props}>
      <span className={styles.words}>{children}</span>
    </StatusIndicator>
  );
}
