import { causeOf } from '../../shared/cause-of.ts';
import { checkApi } from './doctor/check-api.ts';
import { checkBypass } from './doctor/check-bypass.ts';
import { checkCatalogue } from './doctor/check-catalogue.ts';
import { checkContainers } from './doctor/check-containers.ts';
import { checkFiles } from './doctor/check-files.ts';
import { checkMails } from './doctor/check-mails.ts';
import { checkPartners } from './doctor/check-partners.ts';
import { checkRelease } from './doctor/check-release.ts';
import { checkReports } from './doctor/check-reports.ts';
import { checkRights } from './doctor/check-rights.ts';
import { checkSecrets } from './doctor/check-secrets.ts';
import { checkSubscriptions } from './doctor/check-subscriptions.ts';
import { explainFailure } from './doctor/explain-failure.ts';
import type { Finding, Place } from './doctor/finding.ts';
import type { OperatorCommand } from './operator-command.ts';

/** In the order in which an order needs them. */
const everywhere = [
  checkContainers,
  checkSubscriptions,
  checkRelease,
  checkCatalogue,
  checkPartners,
  checkReports,
  checkFiles,
  checkApi,
];
/** `npm start` takes care of these itself. */
const inAzure = [checkRights, checkSecrets, checkBypass, checkMails];

const MARKS = { well: 'ok     ', missing: 'MISSING', unknown: '?      ', failed: 'FAILED ' } as const;

export const examineInstallation: OperatorCommand = {
  name: 'doctor',
  summary: 'say what an installation lacks for its first order, and what to do about it',
  options: { check: { type: 'boolean', summary: 'exit with code 1 if anything is missing or can’t be examined' } },

  async run(ports, given) {
    // Fails where there is nothing to examine, instead of once for each check.
    void ports.addresses;
    const place: Place = given['azure'] ? 'azure' : 'local';
    const checks = place === 'azure' ? [...everywhere, ...inAzure] : everywhere;
    const found = await Promise.all(
      checks.map(async ({ subject, run }): Promise<Finding[]> => {
        try {
          return await run(ports, place);
        } catch (error) {
          const { message } = causeOf(error);
          return [
            { state: 'failed', what: `${subject} can’t be examined: ${message}`, remedy: explainFailure(error, place) },
          ];
        }
      }),
    );
    const findings = found.flat();
    const lines = findings.flatMap(({ state, what, remedy }) => [
      `${MARKS[state]}  ${what}`,
      ...(remedy === undefined ? [] : [`         → ${remedy}`]),
    ]);
    const isComplete = findings.every(({ state }) => state !== 'missing' && state !== 'failed');
    return { lines, data: { isComplete, findings }, isFault: given['check'] === true && !isComplete };
  },
};
