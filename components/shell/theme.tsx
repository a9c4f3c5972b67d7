'use client';

import { applyMode, Mode } from '@cloudscape-design/global-styles';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

export type ColorMode = 'light' | 'dark';
/** What the operator chose; `system` follows the operating system. */
export type ThemeChoice = ColorMode | 'system';

interface Theme {
  readonly choice: ThemeChoice;
  readonly mode: ColorMode;
  choose(choice: ThemeChoice): void;
}

const ThemeContext = createContext<Theme | undefined>(undefined);
const storageKey = 'strata.theme';

/** Keeps the colour mode of the page: chosen here, remembered by the browser. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>('system');
  const [systemMode, setSystemMode] = useState<ColorMode>('light');
  useEffect(() => {
    setChoice(storedChoice());
    const query = window.matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setSystemMode(query.matches ? 'dark' : 'light');
    follow();
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  const mode = choice === 'system' ? systemMode : choice;
  useEffect(() => applyMode(mode === 'dark' ? Mode.Dark : Mode.Light), [mode]);
  const theme = useMemo(
    () => ({
      choice,
      mode,
      choose: (next: ThemeChoice) => {
        localStorage.setItem(storageKey, next);
        setChoice(next);
      },
    }),
    [choice, mode],
  );
  return <ThemeContext.Provider value={theme}>{children}</ThemeContext.Provider>;
}

export function useTheme(): Theme {
  const theme = useContext(ThemeContext);
  if (!theme) throw new Error('useTheme needs a ThemeProvider above it');
  return theme;
}

function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}
