import { config } from 'zod';

/** Zod would try whether it may make code of text, which the policy of every page forbids. */
config({ jitless: true });
