import { causeOf } from '../../../shared/cause-of.ts';

/** Whether a service of Azure has answered, and does not let this person do it. */
export function isRefusal(error: unknown): boolean {
  const { code, message } = causeOf(error);
  return /40[13]\b|Unauthorized|Forbidden|AuthorizationFailed|AADSTS/i.test(`${code} ${message}`);
}
