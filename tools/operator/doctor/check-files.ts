import { readFileSync } from 'node:fs';
import { causeOf } from '../../../shared/cause-of.ts';
import type { OperatorPorts } from '../operator-ports.ts';
import { showMoment } from '../show-moment.ts';
import { askAddress } from './ask-address.ts';
import { explainFailure } from './explain-failure.ts';
import { type Check, type Finding, missing, type Place, unknown, well } from './finding.ts';

/** Housekeeping looks at the files each hour. */
const STALE_AFTER_MS = 2 * 3_600_000;

/**
 * The account of partners' files. Whether the app may use it, nobody but the app can say: housekeeping lists the files
 * with the app's identity. Partners come by links, so the account must answer this machine too.
 */
export const checkFiles: Check = {
  subject: 'the account of partners’ files',
  async run(ports, place) {
    const address = await checkAddress(ports, place).catch((error: unknown): Finding[] => {
      const what = `the account of partners’ files does not answer this machine: ${causeOf(error).message}`;
      return [{ state: 'failed', what, remedy: explainFailure(error, place) }];
    });
    return [...(await checkUse(ports, place)), ...address];
  },
};

async function checkUse({ housekeeping, clock }: OperatorPorts, place: Place): Promise<Finding[]> {
  const { last } = (await housekeeping.find('remove-files')) ?? {};
  if (last === undefined) {
    return unknown('the app has not looked at partners’ files yet', 'it does that in its first minute: then ask again');
  }
  const { endedAt, failed } = last;
  if (failed > 0) {
    const remedy =
      place === 'azure'
        ? 'docs/runbooks/housekeeping-late.md; a container or role that is missing: azd provision'
        : 'stop `npm start` and start it again';
    return missing(`the app could not use the account of partners’ files at ${showMoment(endedAt)}`, remedy);
  }
  if (clock.now().getTime() - Date.parse(endedAt) > STALE_AFTER_MS) {
    return missing(
      `the app has not looked at partners’ files since ${showMoment(endedAt)}`,
      'docs/runbooks/housekeeping-late.md',
    );
  }
  return well('the app can use the account of partners’ files');
}

async function checkAddress({ addresses: { files, caFile } }: OperatorPorts, place: Place): Promise<Finding[]> {
  if (files === undefined) {
    return unknown(
      'the account of partners’ files was not called',
      'set FILES_URL: azd env get-value FILES_URL prints it',
    );
  }
  const { status, headers } = await askAddress(
    `${files}/?comp=list`,
    caFile === undefined ? undefined : readFileSync(caFile),
  );
  if (headers['x-ms-request-id'] === undefined) {
    const remedy =
      place === 'azure'
        ? 'is FILES_URL what azd env get-value FILES_URL prints? If so, what is between this machine and it?'
        : 'stop `npm start` and start it again, which writes stack.json';
    return missing(`${files} is not Azure Storage: it answers ${status}`, remedy);
  }
  if (status >= 400) return well('the account of partners’ files can be reached, and refuses callers without a link');
  return missing(
    `${files} lists its containers to anybody`,
    'deploy the infrastructure of this release: azd provision',
  );
}
