import type { Erasure } from '../../../shared/domain/erasure.ts';
import type { OperatorPorts } from '../operator-ports.ts';

const PAGE = 200;

/** All erasures that are not done, by partner. */
export async function findOpenErasures({ erasures }: Pick<OperatorPorts, 'erasures'>): Promise<Erasure[]> {
  const open: Erasure[] = [];
  let partner = await erasures.findNextPartner(undefined);
  while (partner !== undefined) {
    let after: string | undefined;
    do {
      const page = await erasures.listOpen(partner, { after, limit: PAGE });
      open.push(...page.found.map(({ erasure }) => erasure));
      after = page.next;
    } while (after !== undefined);
    partner = await erasures.findNextPartner(partner);
  }
  return open;
}
