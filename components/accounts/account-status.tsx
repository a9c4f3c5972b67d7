import { Status } from '#components/ui/status.tsx';
import type { AccountState } from '#lib/api/accounts.ts';

const words = {
  waiting: { type: 'pending', text: 'Waiting for its role' },
  unchecked: { type: 'info', text: 'Not checked yet' },
  connected: { type: 'success', text: 'Connected' },
  failing: { type: 'error', text: 'Cannot be used' },
} as const;

export function AccountStatus({ state }: { state: AccountState }) {
  const { type, text } = words[state];
  return <Status type={type}>{text}</Status>;
}
