/** When a drill plays itself, it doesn't wait for minutes: the clock of the operator's commands is ahead instead. */
const aheadMs = Number(process.env['DRILL_AHEAD_MINUTES'] ?? 0) * 60_000;

if (aheadMs > 0) {
  const Present = Date;
  globalThis.Date = new Proxy(Present, {
    construct: (target, given) => Reflect.construct(target, given.length === 0 ? [target.now() + aheadMs] : given),
    get: (target, name) => (name === 'now' ? () => target.now() + aheadMs : Reflect.get(target, name)),
  });
}
