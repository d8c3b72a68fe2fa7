import type { PartnerId } from '../../domain/ids.ts';
import type { PartnerDocuments } from './partner-documents.ts';

/**
 * All endpoints that something of a partner was sent to and is kept of, also those that the partner has deleted since. Each is
 * found by where the one before ends in the index, so the cost depends on how many endpoints there are, and not on deliveries.
 */
export async function findSentEndpoints(deliveries: PartnerDocuments, partnerId: PartnerId): Promise<string[]> {
  const found: string[] = [];
  for (;;) {
    const [next] = await deliveries.query(partnerId, {
      where: 'c.endpointId > @after',
      parameters: [{ name: '@after', value: found.at(-1) ?? '' }],
      orderBy: 'c.partnerId, c.endpointId, c.listKey',
      top: 1,
    });
    if (next === undefined) return found;
    found.push(String(next['endpointId']));
  }
}
