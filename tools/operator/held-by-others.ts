/** The line about messages that a command could not lock. */
export function heldByOthers(left: readonly unknown[]): string[] {
  return left.length > 0
    ? [`${left.length} ${left.length === 1 ? 'was' : 'were'} locked by another receiver: try again later`]
    : [];
}
