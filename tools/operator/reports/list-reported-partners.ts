import { PartnerId } from '../../../shared/domain/ids.ts';
import type { OperatorPorts } from '../operator-ports.ts';

/** All partners. One whose own document can't be read may have orders too. */
export async function listReportedPartners({ partners }: Pick<OperatorPorts, 'partners'>): Promise<PartnerId[]> {
  const { partners: known, unreadable } = await partners.list();
  const damaged = unreadable.flatMap(({ id }) => {
    const { data } = PartnerId.safeParse(id.replace(/^partner /, ''));
    return data === undefined ? [] : [data];
  });
  return [...new Set([...known.map(({ id }) => id), ...damaged])].sort();
}
