import { causeOf } from '../../../shared/cause-of.ts';

/** Whether a service of Azure has answered, and does not let this person do it. */
export function isRefusal(error: unknown): boolean {
  const { code, message } = causeOf(error);
  // Without a token, no service was asked.
  if (/AADSTS/.test(message)) return false;
  return /\b40[13]\b|Unauthorized|Forbidden|AuthorizationFailed/i.test(`${code} ${message}`);
}
