import { Cron } from 'croner';

/** A time that comes again and again, in which deployments may start or may not. */
export interface DeploymentWindow {
  readonly effect: 'allow' | 'deny';
  /** Five fields: minute, hour, day of the month, month, day of the week. */
  readonly cron: string;
  /** How long it lasts from each of those moments. */
  readonly minutes: number;
  /** Of the IANA database. */
  readonly timeZone: string;
}

export type WindowState =
  | { readonly open: true }
  /** `opensAt` is undefined where no window opens within a year. */
  | { readonly open: false; readonly opensAt: Date | undefined };

const minuteMs = 60_000;
const yearMs = 366 * 24 * 60 * minuteMs;
/** Windows that begin every minute end the search early; it is then looked for again later. */
const mostSteps = 2_000;

/** Whether the text is a cron expression of five fields that ever comes true. */
export function isCron(text: string): boolean {
  if (text.trim().split(/\s+/).length !== 5) return false;
  try {
    return new Cron(text, { mode: '5-part', paused: true }).nextRun() !== null;
  } catch {
    return false;
  }
}

/**
 * Whether deployments may start now, and if not from when. Without any `allow` they always may but in a
 * `deny`, which wins over every `allow`.
 */
export function windowState(windows: readonly DeploymentWindow[], now: Date): WindowState {
  const clocks = windows.map(toClock);
  if (isOpen(clocks, now)) return { open: true };
  let at = now;
  for (let step = 0; step < mostSteps; step += 1) {
    const next = nextTurn(clocks, at);
    if (!next || next.getTime() - now.getTime() > yearMs) break;
    if (isOpen(clocks, next)) return { open: false, opensAt: next };
    at = next;
  }
  return { open: false, opensAt: undefined };
}

interface Clock {
  readonly effect: DeploymentWindow['effect'];
  readonly lengthMs: number;
  /** The first moment after another at which the window begins. */
  begins(after: Date): Date | undefined;
}

function toClock({ effect, cron, minutes, timeZone }: DeploymentWindow): Clock {
  const schedule = new Cron(cron, { mode: '5-part', paused: true, timezone: timeZone });
  return {
    effect,
    lengthMs: minutes * minuteMs,
    begins: (after) => schedule.nextRun(after) ?? undefined,
  };
}

function isOpen(clocks: readonly Clock[], at: Date): boolean {
  const allows = clocks.filter(({ effect }) => effect === 'allow');
  const denies = clocks.filter(({ effect }) => effect === 'deny');
  if (denies.some((clock) => isWithin(clock, at))) return false;
  return allows.length === 0 || allows.some((clock) => isWithin(clock, at));
}

/** A window holds from its beginning to before its end. */
function isWithin({ lengthMs, begins }: Clock, at: Date): boolean {
  const beginning = begins(new Date(at.getTime() - lengthMs));
  return beginning !== undefined && beginning <= at;
}

/** The next moment at which an `allow` begins or a `deny` ends. */
function nextTurn(clocks: readonly Clock[], after: Date): Date | undefined {
  const turns = clocks.flatMap(({ effect, lengthMs, begins }) => {
    if (effect === 'allow') return begins(after) ?? [];
    const beginning = begins(new Date(after.getTime() - lengthMs));
    return beginning ? new Date(beginning.getTime() + lengthMs) : [];
  });
  return turns.sort((a, b) => a.getTime() - b.getTime())[0];
}
