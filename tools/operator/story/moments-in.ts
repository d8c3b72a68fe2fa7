const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** All moments that a value holds, at any depth: each string that is one as a whole. */
export function momentsIn(value: unknown): string[] {
  if (typeof value === 'string') return MOMENT.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(momentsIn) : [];
}
