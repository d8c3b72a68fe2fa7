/**
 * Where the console shows a runbook.
 *
 * @param target a link in our pages: `provider-breaker.md#do`, `docs/runbooks/jobs.md`, or an address
 * @returns undefined for other pages, which it doesn't show
 */
export function runbookUrl(target: string): string | undefined {
  const [, name] = /^(?:docs\/runbooks\/)?([A-Za-z-]+)\.md(?:#.*)?$/.exec(target) ?? [];
  if (name !== undefined) return `/alerts/${name}`;
  return /^https:\/\/(?!portal\.azure\.com)|^http:\/\/127\.0\.0\.1/.test(target) ? target : undefined;
}
