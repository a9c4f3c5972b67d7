/** Statuses in which a deployment is under way: one of an environment at a time. */
export const activeStatuses: readonly string[] = ['planning', 'applying'];

/** Statuses in which something may still come of it. */
export const openStatuses: readonly string[] = ['queued', 'planned', 'waiting', ...activeStatuses];

/** Statuses in which nothing of a deployment has been applied yet, and so nothing has to be undone. */
export const undecidedStatuses: readonly string[] = ['queued', 'planning', 'planned', 'waiting'];
