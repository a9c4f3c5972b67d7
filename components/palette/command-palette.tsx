'use client';

import Modal from '@cloudscape-design/components/modal';
import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useActions } from '#components/operations/actions-provider.tsx';
import { whyNot } from '#lib/identity/rights.ts';
import { useGraph } from '#lib/queries/architecture.ts';
import { mayDo, useSession } from '#lib/queries/session.ts';
import { useTools } from '#lib/queries/tools.ts';
import { bestItems } from './best-items.ts';
import styles from './command-palette.module.css';
import { type PaletteItem, paletteItems } from './palette-items.ts';

interface CommandPaletteProps {
  readonly environmentName: string;
  onClose(): void;
}

/** Finds a page, a resource or something to do by a few letters. */
export function CommandPalette({ environmentName, onClose }: CommandPaletteProps) {
  const router = useRouter();
  const { request } = useActions();
  const { data: graph } = useGraph(environmentName);
  const { data: tools } = useTools(environmentName);
  const [search, setSearch] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The dialog gives the focus to its first button when it opens.
    const frame = requestAnimationFrame(() => input.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const { data: session } = useSession();
  const items = useMemo(
    () =>
      paletteItems(environmentName, graph?.nodes ?? [], tools?.tools, ({ permission }) =>
        session && !mayDo(session, permission, environmentName)
          ? whyNot(permission, environmentName)
          : undefined,
      ),
    [environmentName, graph, tools, session],
  );
  const shown = useMemo(() => bestItems(items, search), [items, search]);

  const choose = (item: PaletteItem) => {
    onClose();
    if (item.kind === 'page') router.push(item.href);
    else if (item.kind === 'link') window.open(item.href, '_blank', 'noopener');
    else request({ action: item.action, node: item.node });
  };

  return (
    <Modal visible header="Go to or do" onDismiss={onClose}>
      <Command label="Go to or do" shouldFilter={false} loop className={styles.palette}>
        <Command.Input
          ref={input}
          value={search}
          onValueChange={setSearch}
          placeholder="A page, a resource, or an action such as run"
          className={styles.input}
        />
        <Command.List className={styles.list}>
          <Command.Empty className={styles.empty}>Nothing is called like this.</Command.Empty>
          {shown.map((item) => (
            <Command.Item
              key={item.id}
              value={item.id}
              disabled={item.kind !== 'page' && item.unavailable !== undefined}
              className={styles.item}
              onSelect={() => choose(item)}
            >
              <span>{item.text}</span>
              <span className={styles.hint}>{item.hint}</span>
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Modal>
  );
}
