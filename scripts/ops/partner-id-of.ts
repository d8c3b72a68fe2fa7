import { PartnerId } from '../../shared/domain/ids.ts';
import { OpsError } from './command.ts';

/** @throws OpsError */
export function partnerIdOf(text: string): PartnerId {
  const parsed = PartnerId.safeParse(text);
  if (!parsed.success) throw new OpsError(`${text} is not a partner id: small letters, digits and hyphens, at most 63`);
  return parsed.data;
}
