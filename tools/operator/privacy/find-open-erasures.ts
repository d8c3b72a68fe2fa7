import type { Erasure } from '../../../shared/domain/erasure.ts';
import type { OperatorPorts } from '../operator-ports.ts';

const MOST = 200;

/** All erasures that are not done, by partner. */
export async function findOpenErasures({ erasures }: Pick<OperatorPorts, 'erasures'>): Promise<Erasure[]> {
  const open: Erasure[] = [];
  let partner = await erasures.findNextPartner(undefined);
  while (partner !== undefined) {
    open.push(...(await erasures.listOpen(partner, MOST)).map(({ erasure }) => erasure));
    partner = await erasures.findNextPartner(partner);
  }
  return open;
}
