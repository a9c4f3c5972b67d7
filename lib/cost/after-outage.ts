/** How long after an outage, here or at AWS, something is tried again. */
export const afterOutageMs = 3_600_000;
