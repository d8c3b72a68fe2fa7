import type { OperatorPorts } from '../operator-ports.ts';
import { showMoment } from '../show-moment.ts';
import { type Check, type Finding, missing, type Place, unknown, well } from './finding.ts';

const TIMEOUT_MS = 10_000;
/** Housekeeping looks at the files each hour. */
const STALE_AFTER_MS = 2 * 3_600_000;

/**
 * The account of partners' files. Whether the app may use it, nobody but the app can say: housekeeping lists the files
 * with the app's identity. Partners come by links, so the account must answer this machine too.
 */
export const checkFiles: Check = {
  subject: 'the account of partners’ files',
  async run(ports, place) {
    return [...(await checkUse(ports, place)), ...(place === 'azure' ? await checkAddress(ports) : [])];
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

async function checkAddress({ addresses: { files } }: OperatorPorts): Promise<Finding[]> {
  if (files === undefined) {
    return unknown(
      'the account of partners’ files was not called',
      'set FILES_URL: azd env get-value FILES_URL prints it',
    );
  }
  const response = await fetch(`${files}/?comp=list`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  await response.body?.cancel();
  if (!response.headers.has('x-ms-request-id')) {
    return missing(
      `${files} is not Azure Storage: it answers ${response.status}`,
      'what is between this machine and it?',
    );
  }
  if (!response.ok) return well('the account of partners’ files can be reached, and refuses callers without a link');
  return missing(
    `${files} lists its containers to anybody`,
    'deploy the infrastructure of this release: azd provision',
  );
}
