export const savingChecks = [
  'spot-share',
  'gp2-volume',
  'needless-address',
  'nat-gateway-per-zone',
  'oversized-job',
  'long-job',
  'tiering',
  'missing-lifecycle',
  'log-retention',
  'hosts-at-night',
  'service-never-at-zero',
] as const;

export type SavingCheck = (typeof savingChecks)[number];
