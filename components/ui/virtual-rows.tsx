'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './virtual-rows.module.css';

interface VirtualRowsProps {
  readonly label: string;
  readonly count: number;
  /** Of every row, in pixels. */
  readonly rowHeight: number;
  /** Stays at the last row while rows are added. */
  readonly follow?: boolean;
  readonly header?: ReactNode;
  row(index: number): ReactNode;
  /** The last rows are in sight. */
  onEnd?(): void;
}

/** Any number of rows of one height, of which only those in sight are in the document. */
export function VirtualRows(props: VirtualRowsProps) {
  const { label, count, rowHeight, follow = false, header, row, onEnd } = props;
  const frame = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const isAtEnd = count > 0 && items.at(-1)?.index === count - 1;
  useEffect(() => {
    if (isAtEnd) onEnd?.();
  }, [isAtEnd, onEnd]);
  useEffect(() => {
    if (follow && count > 0) frame.current?.scrollTo({ top: frame.current.scrollHeight });
  }, [follow, count]);
  return (
    <section
      ref={frame}
      aria-label={label}
      className={styles.frame}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keyboard
      tabIndex={0}
    >
      {header && <div className={styles.header}>{header}</div>}
      <ol className={styles.rows} style={{ blockSize: virtualizer.getTotalSize() }}>
        {items.map(({ index, key, start }) => (
          <li
            key={key}
            aria-posinset={index + 1}
            aria-setsize={count}
            className={styles.row}
            style={{ blockSize: rowHeight, transform: `translateY(${start}px)` }}
          >
            {row(index)}
          </li>
        ))}
      </ol>
    </section>
  );
}
