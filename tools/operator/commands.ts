import { addPartner } from './add-partner.ts';
import { adjustStock } from './adjust-stock.ts';
import { rejectHold, releaseHold } from './decide-hold.ts';
import { disablePartner } from './disable-partner.ts';
import { discardDeadLetters } from './discard-dead-letters.ts';
import { discardRejections } from './discard-rejections.ts';
import { dropDocument } from './drop-document.ts';
import { examineInstallation } from './examine-installation.ts';
import { exportCatalogue } from './export-catalogue.ts';
import { importCatalogue } from './import-catalogue.ts';
import { listDeadLetters } from './list-dead-letters.ts';
import { listDifferences } from './list-differences.ts';
import { listHolds } from './list-holds.ts';
import { listOrders } from './list-orders.ts';
import { listParked } from './list-parked.ts';
import { listPartners } from './list-partners.ts';
import { listRefunds } from './list-refunds.ts';
import { listRejections } from './list-rejections.ts';
import { listScreeningRules } from './list-screening-rules.ts';
import type { OperatorCommand } from './operator-command.ts';
import { rebuildReports } from './rebuild-reports.ts';
import { reclaimOrder } from './reclaim-order.ts';
import { reclaimRefund } from './reclaim-refund.ts';
import { reconcile } from './reconcile.ts';
import { removeScreeningRule } from './remove-screening-rule.ts';
import { repairDocument } from './repair-document.ts';
import { requeueDeadLetters } from './requeue-dead-letters.ts';
import { requeueRejections } from './requeue-rejections.ts';
import { resolveDifference } from './resolve-difference.ts';
import { resumeOrder } from './resume-order.ts';
import { resumeRefund } from './resume-refund.ts';
import { retryParked } from './retry-parked.ts';
import { setPartner } from './set-partner.ts';
import { setScreeningRules } from './set-screening-rules.ts';
import { showDeadLetter } from './show-dead-letter.ts';
import { showDocument } from './show-document.ts';
import { showOrder } from './show-order.ts';
import { showRejection } from './show-rejection.ts';
import { showStatus } from './show-status.ts';

/** All commands of the operator. */
export const commands: readonly OperatorCommand[] = [
  examineInstallation,
  showStatus,
  importCatalogue,
  exportCatalogue,
  adjustStock,
  addPartner,
  setPartner,
  listPartners,
  disablePartner,
  listOrders,
  showOrder,
  resumeOrder,
  reclaimOrder,
  listHolds,
  releaseHold,
  rejectHold,
  listScreeningRules,
  setScreeningRules,
  removeScreeningRule,
  listRefunds,
  resumeRefund,
  reclaimRefund,
  reconcile,
  listDifferences,
  resolveDifference,
  listRejections,
  showRejection,
  requeueRejections,
  discardRejections,
  listDeadLetters,
  showDeadLetter,
  requeueDeadLetters,
  discardDeadLetters,
  listParked,
  retryParked,
  showDocument,
  repairDocument,
  dropDocument,
  rebuildReports,
];
