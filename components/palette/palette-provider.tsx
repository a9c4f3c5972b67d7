'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { CommandPalette } from './command-palette.tsx';

const OpenContext = createContext<() => void>(() => undefined);

interface PaletteProviderProps {
  readonly environmentName: string;
  readonly children: ReactNode;
}

/** Opens the palette by ⌘K or Ctrl+K anywhere on the pages of an environment. */
export function PaletteProvider({ environmentName, children }: PaletteProviderProps) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setOpen((open) => !open);
    };
    // Captured: menus let no key through that they do not know.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
  return (
    <OpenContext.Provider value={() => setOpen(true)}>
      {children}
      {isOpen && (
        <CommandPalette environmentName={environmentName} onClose={() => setOpen(false)} />
      )}
    </OpenContext.Provider>
  );
}

/** Opens the palette; does nothing on pages that belong to no environment. */
export function useOpenPalette(): () => void {
  return useContext(OpenContext);
}
