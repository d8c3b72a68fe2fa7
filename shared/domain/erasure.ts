import { z } from 'zod';
import { OrderId, PartnerId } from './ids.ts';
import { personalData } from './personal-data.ts';
import { schemaVersions } from './schema-versions.ts';

export const ErasureId = z
  .string()
  .regex(/^ers_[0-9a-f]{32}$/, 'is not the id of an erasure')
  .brand<'ErasureId'>();
export type ErasureId = z.infer<typeof ErasureId>;

/** How many orders one erasure has at most, so that its document stays small. */
export const MOST_ERASED_ORDERS = 1_000;

/**
 * That the data of a person is to be erased: from which orders, since when and by whom, without any of the data. It is kept
 * outside the database too, because a restored database has the data again.
 */
export const ErasureRecord = z.object({
  id: ErasureId,
  partnerId: PartnerId,
  orders: z.array(OrderId).min(1).max(MOST_ERASED_ORDERS),
  withReference: z.boolean(),
  requestedAt: z.iso.datetime(),
  /** The operator. */
  by: z.string().register(personalData, { of: 'operator' }),
});
export type ErasureRecord = z.infer<typeof ErasureRecord>;

export const Erasure = ErasureRecord.extend({
  /** Orders that are still to be done: they were in progress, or can't be read. */
  left: z.array(OrderId),
  /** The exports whose files may have had the data, and were ended. */
  exports: z.array(z.string()),
  /** When the app last worked on it. */
  triedAt: z.iso.datetime().optional(),
  doneAt: z.iso.datetime().optional(),
  /** It was done before, and the database has been restored since. */
  replayedAt: z.iso.datetime().optional(),
});
export type Erasure = z.infer<typeof Erasure>;

export const toErasure = (record: ErasureRecord): Erasure => ({ ...record, left: record.orders, exports: [] });

/** What is kept outside the database. */
export const toErasureRecord = (erasure: Erasure): ErasureRecord & { schemaVersion: number } => ({
  ...ErasureRecord.parse(erasure),
  schemaVersion: schemaVersions.erasure,
});

const Versioned = z.object({ schemaVersion: z.int() });

/** Whether a newer version of the app wrote a record, which alone knows what else is to be erased. */
export const isNewerRecord = (content: unknown): boolean =>
  (Versioned.safeParse(content).data?.schemaVersion ?? 1) > schemaVersions.erasure;

/** Notes what an attempt has left. */
export function noteErasure(erasure: Erasure, left: Erasure['left'], at: Date): Erasure {
  const time = at.toISOString();
  return { ...erasure, left, triedAt: time, ...(left.length === 0 ? { doneAt: time } : {}) };
}

const FOLDER = 'erasures/';
export const erasureFolder = FOLDER;

/** The file that keeps the record outside the database. */
export const erasureFileOf = ({ partnerId, id }: Pick<Erasure, 'partnerId' | 'id'>): string =>
  `${FOLDER}${partnerId}/${id}.json`;

/** The erasure that a file is the record of; undefined for the name of another file. */
export function erasureOfFile(name: string): Pick<Erasure, 'partnerId' | 'id'> | undefined {
  const [, partnerId, id] = /^erasures\/([^/]+)\/([^/]+)\.json$/.exec(name) ?? [];
  return z.object({ partnerId: PartnerId, id: ErasureId }).safeParse({ partnerId, id }).data;
}
