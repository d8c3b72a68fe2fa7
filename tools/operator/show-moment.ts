/** Shows a moment to the second, in one word, as `--since` takes it: `2026-01-31T12:00:00Z`. */
export function showMoment(moment: string): string {
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? moment : `${at.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}Z`;
}
