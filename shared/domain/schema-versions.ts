/**
 * The form of each type of document that this version of the app writes, as its `schemaVersion` says. This version reads
 * that form and the one before. A new status, a new type of event or a changed form raises the number, so that an older
 * version can tell a newer document from a damaged one; a field that readers may ignore doesn't.
 */
export const schemaVersions = {
  order: 2,
  event: 1,
  product: 1,
  stock: 1,
  reservation: 1,
  partner: 1,
  client: 1,
  total: 1,
  serving: 1,
} as const satisfies Record<string, number>;

export type DocumentType = keyof typeof schemaVersions;

/**
 * The form since which a status of orders or a type of events is known. What doesn't stand here is known since the first.
 * Nothing is written before every version that serves can read it.
 */
export const knownSince: Record<'order' | 'event', Readonly<Record<string, number>>> = { order: {}, event: {} };
