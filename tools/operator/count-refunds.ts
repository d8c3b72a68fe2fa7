import type { RefundsAdmin } from '../../shared/ports/refunds-admin.ts';

/** How many refunds are not done, by what they wait for. `silent`: their saga should work on them and has not since. */
export async function countRefunds(admin: Pick<RefundsAdmin, 'countOpen'>, silentSince: Date) {
  const [open, stuck, waiting, silent] = await Promise.all([
    admin.countOpen({}),
    admin.countOpen({ sagas: ['stuck'] }),
    admin.countOpen({ sagas: ['waiting'] }),
    admin.countOpen({ sagas: ['running'], silentSince }),
  ]);
  return { open, stuck, waiting, silent };
}
