import { causeOf } from '../../../shared/cause-of.ts';
import type { Place } from './finding.ts';
import { isRefusal } from './is-refusal.ts';

/** @returns what an operator can do about a store that can't be reached or refuses; undefined for any other failure */
export function explainOutage(error: unknown, place: Place): string | undefined {
  const { code, message } = causeOf(error);
  const said = `${code} ${message}`;
  if (place === 'azure') return explainInAzure(said, isRefusal(error));
  if (ELSEWHERE.test(said)) {
    return 'stack.json of the state names another address or key than the stack that runs: stop `npm start` and start it again, which writes it';
  }
  return UNREACHABLE.test(said)
    ? 'is `npm start` running? Its last lines say what ended it. If it runs, stop it and start it again, which writes stack.json'
    : undefined;
}

export const PROVISION = 'deploy the infrastructure of this release: azd provision';
/** A name, a key or a form that a running stack doesn't have. */
const ELSEWHERE = /ENOTFOUND|EAI_AGAIN|connection string|authorization token|Unauthorized/i;
const UNREACHABLE = /ECONNREFUSED|ECONNRESET|fetch failed|timeout|aborted/i;

function explainInAzure(said: string, isRefused: boolean): string | undefined {
  if (isRefused) {
    return 'give yourself the role that docs/operations.md names, and wait a few minutes until it takes effect';
  }
  if (/CredentialUnavailable|TokenCredential|AuthenticationRequired|AADSTS|az login/i.test(said))
    return 'sign in: az login';
  if (/ENOTFOUND|EAI_AGAIN|getaddrinfo/i.test(said)) {
    return 'is the name right? With private networking, run this from inside the network: docs/deploy.md';
  }
  // A single document that is gone says nothing about the installation.
  if (/MessagingEntityNotFound|owner resource/i.test(said)) return PROVISION;
  return UNREACHABLE.test(said) ? 'is it running, and may this network reach it?' : undefined;
}
