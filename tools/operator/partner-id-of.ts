import { PartnerId } from '../../shared/domain/ids.ts';
import { UsageError } from '../command-line/usage-error.ts';

/** @throws UsageError */
export function partnerIdOf(text: string): PartnerId {
  const parsed = PartnerId.safeParse(text);
  if (!parsed.success)
    throw new UsageError(`${text} is not a partner id: small letters, digits and hyphens, at most 63`);
  return parsed.data;
}
