import { causeOf } from '../../../shared/cause-of.ts';

/** @returns what an operator can do about a store that can't be reached or refuses */
export function explainFailure(error: unknown): string {
  const { code, message } = causeOf(error);
  const said = `${code} ${message}`;
  if (/40[13]\b|Unauthorized|Forbidden|AuthorizationFailed|AADSTS/i.test(said)) {
    return 'give yourself the role that docs/operations.md names, and wait a few minutes until it takes effect';
  }
  if (/CredentialUnavailable|AuthenticationRequired|az login/i.test(said)) return 'sign in: az login';
  if (/ENOTFOUND|EAI_AGAIN|getaddrinfo/i.test(said)) {
    return 'is the name right? With private networking, run this from inside the network: docs/deploy.md';
  }
  if (/MessagingEntityNotFound|NotFound|404/i.test(said))
    return 'deploy the infrastructure of this release: azd provision';
  if (/ECONNREFUSED|fetch failed|timeout|aborted/i.test(said)) return 'is it running, and may this network reach it?';
  return 'docs/runbooks/README.md';
}
