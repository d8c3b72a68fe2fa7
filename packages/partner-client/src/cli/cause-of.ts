/** Why a connection failed. `fetch` hides it in the cause, which for a name with several addresses has several errors. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.errors.length > 0) return causeOf(error.errors.at(-1));
  if (error.cause instanceof Error) return causeOf(error.cause);
  return error.message || error.name;
}
