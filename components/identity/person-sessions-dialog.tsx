'use client';

import Modal from '@cloudscape-design/components/modal';
import type { Person } from '#lib/api/people.ts';
import { usePersonSessions } from '#lib/queries/session.ts';
import { SessionList } from './session-list.tsx';

interface PersonSessionsDialogProps {
  readonly person: Person;
  onDismiss(): void;
}

export function PersonSessionsDialog({ person, onDismiss }: PersonSessionsDialogProps) {
  const query = usePersonSessions(person.id);
  return (
    <Modal visible size="large" header={`Where ${person.name} is signed in`} onDismiss={onDismiss}>
      <SessionList query={query} />
    </Modal>
  );
}
