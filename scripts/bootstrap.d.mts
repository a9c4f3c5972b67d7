export const root: string;
export function ensureInstalled(): boolean;
export function pinnedNode(): string;
export function nodeProblem(version: string): string | undefined;
export function spaceProblem(megabytes: number): string | undefined;
