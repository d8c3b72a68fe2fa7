/** What is said of messages that a command could not take. */
export function heldByOthers(left: readonly unknown[]): string[] {
  return left.length > 0 ? [`${left.length} were locked by another receiver: try again later`] : [];
}
