/** `[-][d.]hh:mm[:ss[.fffffff]]`, the text form of .NET's TimeSpan, as host.json and schedules write it. */
const pattern = /^(?:(\d{1,8})\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?$/;

/** @returns milliseconds, or undefined if the text is no time span */
export function parseTimeSpan(text: string): number | undefined {
  const match = pattern.exec(text.trim());
  if (!match) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1, 5).map((part) => Number(part ?? 0));
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const fraction = Number(`0.${match[5] ?? '0'}`);
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds + fraction) * 1000;
}

/** @param milliseconds rounded down to whole milliseconds */
export function formatTimeSpan(milliseconds: number): string {
  const total = Math.floor(milliseconds);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const days = Math.floor(total / 86_400_000);
  const clock = `${two((total / 3_600_000) % 24)}:${two((total / 60_000) % 60)}:${two((total / 1000) % 60)}`;
  const rest = total % 1000;
  return `${days > 0 ? `${days}.` : ''}${clock}${rest > 0 ? `.${String(rest).padStart(3, '0')}` : ''}`;
}
