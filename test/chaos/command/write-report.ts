import type { ChaosReport } from './run-chaos.ts';

/** The report of a run, as text. */
export function writeReport({ faults, endings, webhooks, violations, recoveries }: ChaosReport): string {
  const kinds = new Map<string, number>();
  for (const fault of faults) {
    const name = fault.kind === 'kill' ? `SIGKILL of ${fault.what}` : fault.kind;
    kinds.set(name, (kinds.get(name) ?? 0) + 1);
  }
  const list = (counts: Iterable<[string, number]>) => [...counts].map(([name, n]) => `${n} ${name}`).join(', ');
  const orders = Object.values(endings).reduce((sum, n) => sum + n, 0);
  const at = (share: number) => recoveries[Math.min(recoveries.length - 1, Math.floor(recoveries.length * share))];
  const seconds = (ms: number | undefined) => (ms === undefined ? '–' : `${(ms / 1_000).toFixed(2)} s`);
  return [
    '',
    `faults      ${faults.length}: ${list(kinds)}`,
    `orders      ${orders}: ${list(Object.entries(endings))}`,
    `webhooks    ${webhooks} events had to come to their partners`,
    `recovery    from SIGKILL until all open orders progress: p50 ${seconds(at(0.5))}, p95 ${seconds(at(0.95))} (${recoveries.length} kills with open orders)`,
    `violations  ${violations.length}`,
    ...violations.map((violation) => `  ${violation}`),
  ].join('\n');
}
