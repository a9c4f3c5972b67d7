/**
 * Another one for each release that may draw the same text differently, as `next.config.ts` digests it.
 * A build puts the value here.
 */
// biome-ignore lint/style/noProcessEnv: there is no environment in a browser
export const drawingRelease = process.env.DRAWING_RELEASE ?? '';
