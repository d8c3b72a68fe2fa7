import { addPartner } from './add-partner.ts';
import { adjustStock } from './adjust-stock.ts';
import { cancelJob } from './cancel-job.ts';
import { rejectHold, releaseHold } from './decide-hold.ts';
import { disablePartner } from './disable-partner.ts';
import { disableWebhook } from './disable-webhook.ts';
import { discardDeadLetters } from './discard-dead-letters.ts';
import { discardRejections } from './discard-rejections.ts';
import { dropDocument } from './drop-document.ts';
import { enableWebhook } from './enable-webhook.ts';
import { examineInstallation } from './examine-installation.ts';
import { exportCatalogue } from './export-catalogue.ts';
import { importCatalogue } from './import-catalogue.ts';
import { listActs } from './list-acts.ts';
import { listAlerts } from './list-alerts.ts';
import { listDeadLetters } from './list-dead-letters.ts';
import { listDifferences } from './list-differences.ts';
import { listFeatures } from './list-features.ts';
import { listHolds } from './list-holds.ts';
import { listHousekeeping } from './list-housekeeping.ts';
import { listJobs } from './list-jobs.ts';
import { listOrders } from './list-orders.ts';
import { listParked } from './list-parked.ts';
import { listPartners } from './list-partners.ts';
import { listRefunds } from './list-refunds.ts';
import { listRejections } from './list-rejections.ts';
import { listScreeningRules } from './list-screening-rules.ts';
import { listWebhooks } from './list-webhooks.ts';
import type { OperatorCommand } from './operator-command.ts';
import { printCompletion } from './print-completion.ts';
import { erasePerson } from './privacy/erase-person.ts';
import { exportPerson } from './privacy/export-person.ts';
import { listErasures } from './privacy/list-erasures.ts';
import { replayErasures } from './privacy/replay-erasures.ts';
import { rebuildReports } from './rebuild-reports.ts';
import { reclaimOrder } from './reclaim-order.ts';
import { reclaimRefund } from './reclaim-refund.ts';
import { reconcile } from './reconcile.ts';
import { redeliverWebhooks } from './redeliver-webhooks.ts';
import { removeScreeningRule } from './remove-screening-rule.ts';
import { repairDocument } from './repair-document.ts';
import { requeueDeadLetters } from './requeue-dead-letters.ts';
import { requeueRejections } from './requeue-rejections.ts';
import { resealWebhooks } from './reseal-webhooks.ts';
import { resolveDifference } from './resolve-difference.ts';
import { resumeJob } from './resume-job.ts';
import { resumeOrder } from './resume-order.ts';
import { resumeRefund } from './resume-refund.ts';
import { retryParked } from './retry-parked.ts';
import { runHousekeeping } from './run-housekeeping.ts';
import { setPartner } from './set-partner.ts';
import { setScreeningRules } from './set-screening-rules.ts';
import { showDeadLetter } from './show-dead-letter.ts';
import { showDocument } from './show-document.ts';
import { showJob } from './show-job.ts';
import { showRejection } from './show-rejection.ts';
import { showStatus } from './show-status.ts';
import { showStory } from './show-story.ts';
import { showTop } from './show-top.ts';
import { showWebhook } from './show-webhook.ts';
import { switchFeatureOff, switchFeatureOn } from './switch-feature.ts';

const all: readonly OperatorCommand[] = [
  examineInstallation,
  showStatus,
  showTop,
  listAlerts,
  showStory,
  importCatalogue,
  exportCatalogue,
  adjustStock,
  addPartner,
  setPartner,
  listPartners,
  disablePartner,
  listWebhooks,
  showWebhook,
  disableWebhook,
  enableWebhook,
  redeliverWebhooks,
  resealWebhooks,
  listJobs,
  showJob,
  cancelJob,
  resumeJob,
  listOrders,
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
  listFeatures,
  switchFeatureOff,
  switchFeatureOn,
  listActs(() => commands),
  exportPerson,
  erasePerson,
  listErasures,
  replayErasures,
  listHousekeeping,
  runHousekeeping,
  printCompletion(() => commands),
];

/** Some commands of earlier versions had other names for it. */
const formerly = ['why', 'reason'];
const because = {
  because: { type: 'string', value: 'TEXT', summary: 'why, for the audit; required with --azure' },
} as const;

const yes = { yes: { type: 'boolean', summary: 'do it without asking' } } as const;

/** All commands of the operator. Those that change something can say why, and those that destroy something ask. */
export const commands: readonly OperatorCommand[] = all.map((command) => {
  if (!command.isAct) return command;
  const options = { ...because, ...command.options };
  return {
    ...command,
    options: { ...options, because: { ...options.because, formerly }, ...(command.destroys ? yes : {}) },
  };
});
