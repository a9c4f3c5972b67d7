'use client';

import Input from '@cloudscape-design/components/input';
import Slider from '@cloudscape-design/components/slider';
import { useState } from 'react';
import styles from './number-slider.module.css';

interface NumberSliderProps {
  readonly value: unknown;
  readonly title: string;
  /** The largest number that may be typed. */
  readonly most: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** The slider reaches no further than this at first: most numbers of tasks are small. */
const usualReach = 10;

/** A whole number from 0, slid where it is small and typed, or stepped, in any case. */
export function NumberSlider({
  value,
  title,
  most = Number.MAX_SAFE_INTEGER,
  onChange,
}: NumberSliderProps) {
  const number = typeof value === 'number' && Number.isFinite(value) ? value : 0;
  const [reach, setReach] = useState(() => reachFor(number, most));
  const change = (next: number | undefined) => {
    if (next !== undefined && next > reach) setReach(reachFor(next, most));
    onChange(next);
  };
  return (
    <div className={styles.pair}>
      <Slider
        value={Math.min(Math.max(0, number), reach)}
        min={0}
        max={reach}
        step={1}
        ariaLabel={`${title}, slider`}
        onChange={({ detail }) => change(detail.value)}
      />
      <Input
        type="number"
        inputMode="numeric"
        step={1}
        ariaLabel={title}
        value={value === undefined ? '' : String(value)}
        onChange={({ detail }) => change(detail.value === '' ? undefined : Number(detail.value))}
      />
    </div>
  );
}

function reachFor(value: number, most: number): number {
  return Math.min(most, Math.max(usualReach, value * 2));
}
