import type { PartnerId } from '../../shared/domain/ids.ts';
import type { PartnersAdmin } from '../../shared/ports/partners-admin.ts';
import { OpsError } from './ops-error.ts';

/** @throws OpsError if one of them isn't there, which is a typing error */
export async function requirePartners(ids: readonly PartnerId[], admin: Pick<PartnersAdmin, 'list'>): Promise<void> {
  const { partners, unreadable } = await admin.list();
  const known = new Set<string>([...partners, ...unreadable].map(({ id }) => id));
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined) throw new OpsError(`there is no partner ${missing}: partners list`);
}
