// Loaded before everything else of a process, which then finds that much time has passed.
const aheadMs = Number(process.env.CLOCK_AHEAD_MS);
const now = Date.now.bind(Date);

globalThis.Date = new Proxy(Date, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length > 0 ? given : [now() + aheadMs], made),
  get: (target, key, receiver) =>
    key === 'now' ? () => now() + aheadMs : Reflect.get(target, key, receiver),
});
