import { MailAddress } from '../../shared/domain/mail-address.ts';
import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';

/** Reads --contact. @throws UsageError */
export function contactOf(given: Given): string | undefined {
  const contact = MailAddress.optional().safeParse(given['contact']);
  if (!contact.success) throw new UsageError(`--contact ${given['contact']}: must be a mail address`);
  return contact.data;
}
