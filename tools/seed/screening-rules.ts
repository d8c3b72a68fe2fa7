import { ScreeningRules } from '../../shared/domain/screening-rule.ts';

/** Holds the orders of `npm run demo` that show a review, and no others. */
export const REVIEWED_RECIPIENT = 'Someone to Review';

export const screeningRules = ScreeningRules.parse([
  {
    id: 'demo-review',
    description: `an order to ${REVIEWED_RECIPIENT}`,
    when: { recipients: [REVIEWED_RECIPIENT] },
    ...{ verdict: 'hold', withinHours: 24, onDeadline: 'reject' },
  },
]);
