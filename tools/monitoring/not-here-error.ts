/** What can't be answered here, and why. It concerns one query, and not the others. */
export class NotHereError extends Error {}
