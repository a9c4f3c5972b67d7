'use client';

import { useEffect, useState } from 'react';

const tickMs = 1_000;

/** The time, once a second while `running`; undefined until the browser has taken over. */
export function useNow(running: boolean): Date | undefined {
  const [now, setNow] = useState<Date>();
  useEffect(() => {
    setNow(new Date());
    if (!running) return;
    const timer = setInterval(() => setNow(new Date()), tickMs);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
