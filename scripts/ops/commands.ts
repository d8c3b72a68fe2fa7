import { addPartner } from './add-partner.ts';
import type { Command } from './command.ts';
import { disablePartner } from './disable-partner.ts';
import { listDeadLetters } from './list-dead-letters.ts';
import { listOrders } from './list-orders.ts';
import { listParked } from './list-parked.ts';
import { listPartners } from './list-partners.ts';
import { rebuildReports } from './rebuild-reports.ts';
import { reclaimOrder } from './reclaim-order.ts';
import { requeueDeadLetters } from './requeue-dead-letters.ts';
import { resumeOrder } from './resume-order.ts';
import { retryParked } from './retry-parked.ts';
import { showOrder } from './show-order.ts';

/** Everything that operators do by hand. */
export const commands: readonly Command[] = [
  addPartner,
  listPartners,
  disablePartner,
  listOrders,
  showOrder,
  resumeOrder,
  reclaimOrder,
  listDeadLetters,
  requeueDeadLetters,
  listParked,
  retryParked,
  rebuildReports,
];
