import { config } from 'zod';
import { startDrawingEarly } from '#components/architecture/start-drawing-early.ts';

/** Zod would try whether it may make code of text, which the policy of every page forbids. */
config({ jitless: true });

startDrawingEarly();
