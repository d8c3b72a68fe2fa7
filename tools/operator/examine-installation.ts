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
import { checkStorage } from './doctor/check-storage.ts';
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
/** In Azure, only the app reaches it. */
const onThisMachine = [checkStorage];
/** `npm start` takes care of these itself. */
const inAzure = [checkRights, checkSecrets, checkBypass, checkMails];

interface Failure {
  state: 'failed';
  subject: string;
  because: string;
  remedy: string;
}

/** A store that doesn't answer fails many checks, for one reason that is to be mended once. */
function joinFailures(found: readonly (Finding | Failure)[]): Finding[] {
  const reasonOf = (one: Finding | Failure) => ('because' in one ? `${one.because}\0${one.remedy}` : undefined);
  return found.flatMap((one, n) => {
    if (!('because' in one)) return [one];
    if (found.findIndex((other) => reasonOf(other) === reasonOf(one)) < n) return [];
    const same = found.flatMap((other) =>
      'because' in other && reasonOf(other) === reasonOf(one) ? other.subject : [],
    );
    const what = `${new Intl.ListFormat('en').format(same)} can’t be examined: ${one.because}`;
    return [{ state: 'failed', what, remedy: one.remedy }];
  });
}

const MARKS = { well: 'ok     ', missing: 'MISSING', unknown: '?      ', failed: 'FAILED ' } as const;

export const examineInstallation: OperatorCommand = {
  name: 'doctor',
  summary: 'say what an installation lacks for its first order, and what to do about it',
  options: { check: { type: 'boolean', summary: 'exit with code 1 if anything is missing or can’t be examined' } },

  async run(ports, given) {
    // Fails where there is nothing to examine, instead of once for each check.
    void ports.addresses;
    const place: Place = given['azure'] ? 'azure' : 'local';
    const checks = [...everywhere, ...(place === 'azure' ? inAzure : onThisMachine)];
    const found = await Promise.all(
      checks.map(async ({ subject, run }): Promise<(Finding | Failure)[]> => {
        try {
          return await run(ports, place);
        } catch (error) {
          return [{ state: 'failed', subject, because: causeOf(error).message, remedy: explainFailure(error, place) }];
        }
      }),
    );
    const findings = joinFailures(found.flat());
    const lines = findings.flatMap(({ state, what, remedy }) => [
      `${MARKS[state]}  ${what}`,
      ...(remedy === undefined ? [] : [`         → ${remedy}`]),
    ]);
    const isComplete = findings.every(({ state }) => state !== 'missing' && state !== 'failed');
    return { lines, data: { isComplete, findings }, isFault: given['check'] === true && !isComplete };
  },
};
