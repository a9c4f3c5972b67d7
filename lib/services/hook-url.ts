import type { Identity } from '#lib/identity/identity.ts';

/** Where a service delivers what it has to tell of an environment; a path alone on this machine only. */
export function hookUrl(
  { config }: Pick<Identity, 'config'>,
  service: 'terraform' | 'github',
  environment: string,
): string {
  return `${config.publicUrl ?? ''}/api/hooks/${service}/${environment}`;
}
