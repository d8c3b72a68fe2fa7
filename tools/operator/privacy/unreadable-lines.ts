/** Names messages that were set aside and can't be read: nobody knows whose they are. */
export const unreadableLines = (ids: readonly string[]): string[] =>
  ids.map((id) => `the message ${id} can’t be read, and may be about the person: documents show ${id}`);
