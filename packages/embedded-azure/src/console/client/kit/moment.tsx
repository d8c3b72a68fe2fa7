/** The time of day as this browser's clock shows it: `17:05:09`. */
export const clockOf = (date: Date) => date.toLocaleTimeString('en-GB');

/** The day where this browser is, in the one order of its parts that nobody reads otherwise: `2026-01-31`. */
export const dayOf = (date: Date) => date.toLocaleDateString('sv-SE');

/** A time as this browser's clock shows it, exact when pointed at. */
export function Moment({ at, withDate = false }: { at: string | undefined; withDate?: boolean }) {
  if (at === undefined) return null;
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return <span>{at}</span>;
  const time = clockOf(date);
  const isToday = date.toDateString() === new Date().toDateString();
  return (
    <time dateTime={at} title={at}>
      {withDate || !isToday ? `${dayOf(date)} ${time}` : time}
    </time>
  );
}

/** Short spans in milliseconds, longer ones in seconds, minutes or hours. Many are measured in whole milliseconds: 0 of them is less than one. */
export function duration(ms: number | undefined): string {
  if (ms === undefined) return '';
  if (ms < 1) return '< 1 ms';
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms < 7_200_000) return `${Math.round(ms / 60_000)} min`;
  return `${Math.round(ms / 3_600_000)} h`;
}
