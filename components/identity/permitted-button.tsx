'use client';

import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import type { Permission } from '#lib/identity/permissions.ts';
import { useRefusal } from '#lib/queries/session.ts';

interface PermittedButtonProps extends ButtonProps {
  readonly permission: Permission;
  readonly environmentName?: string;
  readonly children: ReactNode;
}

/** A button that says what is missing to whoever may not do what it does. */
export function PermittedButton({
  permission,
  environmentName,
  children,
  ...button
}: PermittedButtonProps) {
  const refusal = useRefusal(permission, environmentName);
  return (
    <Button
      {...button}
      {...(refusal === undefined ? {} : { disabled: true, disabledReason: refusal })}
    >
      {children}
    </Button>
  );
}
