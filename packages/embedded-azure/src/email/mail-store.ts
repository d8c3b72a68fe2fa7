import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DatabaseSchema } from '@partner-orders/loopback-server/sqlite/open-database';
import { z } from 'zod';

export const SCHEMA: DatabaseSchema = {
  version: 1,
  create: `
    CREATE TABLE mails (
      sequence INTEGER PRIMARY KEY, operationId TEXT NOT NULL UNIQUE COLLATE NOCASE, request TEXT NOT NULL,
      acceptedAt TEXT NOT NULL
    );
  `,
};

const Address = z.object({ address: z.string().min(1), displayName: z.string().optional() });

/** The body of `POST /emails:send`, as far as it is supported. */
export const EmailMessage = z.strictObject({
  senderAddress: z.string().min(1),
  content: z
    .strictObject({ subject: z.string().min(1), plainText: z.string().optional(), html: z.string().optional() })
    .refine(({ plainText, html }) => Boolean(plainText) || Boolean(html), 'needs plainText or html'),
  recipients: z.strictObject({
    to: z.array(Address).min(1).max(50),
    cc: z.array(Address).optional(),
    bcc: z.array(Address).optional(),
  }),
  replyTo: z.array(Address).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  userEngagementTrackingDisabled: z.boolean().optional(),
});
export type EmailMessage = z.infer<typeof EmailMessage>;

export interface AcceptedMail {
  readonly operationId: string;
  readonly acceptedAt: string;
  readonly message: EmailMessage;
}

/** The accepted mails on disk. Write only inside a unit of the group commit. */
export class MailStore {
  readonly #insert: StatementSync;
  readonly #find: StatementSync;
  readonly #newest: StatementSync;

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare('INSERT INTO mails (operationId, request, acceptedAt) VALUES (?, ?, ?)');
    this.#find = database.prepare('SELECT * FROM mails WHERE operationId = ?');
    this.#newest = database.prepare('SELECT * FROM mails ORDER BY sequence DESC LIMIT ?');
  }

  add({ operationId, message, acceptedAt }: AcceptedMail): void {
    this.#insert.run(operationId, JSON.stringify(message), acceptedAt);
  }

  find(operationId: string): AcceptedMail | undefined {
    const row = this.#find.get(operationId);
    return row === undefined ? undefined : readMail(row);
  }

  /** The newest first. */
  list(limit: number): AcceptedMail[] {
    return this.#newest.all(limit).map(readMail);
  }
}

function readMail(row: Record<string, unknown>): AcceptedMail {
  return {
    operationId: String(row['operationId']),
    acceptedAt: String(row['acceptedAt']),
    message: EmailMessage.parse(JSON.parse(String(row['request']))),
  };
}
