import { ScreeningRules } from '../../shared/domain/screening-rule.ts';

/** The postal codes that a rule looks at, and what the rule does. */
export const screenedCodes = { held: '2020', rejected: '3030', often: '4040' } as const;
/** From this amount on an order is held. */
export const HELD_AMOUNT = 2_000;

const ofCode = (code: string) => ({ addresses: [code] });

export const rules = ScreeningRules.parse([
  {
    id: 'stolen',
    description: 'Cards were stolen there.',
    when: ofCode(screenedCodes.rejected),
    ...{ verdict: 'reject', withinHours: 1, onDeadline: 'reject' },
  },
  {
    id: 'amount',
    description: 'It costs a lot.',
    when: { amountAtLeast: { amount: HELD_AMOUNT, currency: 'EUR' } },
    ...{ verdict: 'hold', withinHours: 2, onDeadline: 'reject' },
  },
  {
    id: 'place',
    description: 'Somebody has to look at it.',
    when: ofCode(screenedCodes.held),
    ...{ verdict: 'hold', withinHours: 1, onDeadline: 'release' },
  },
  {
    id: 'often',
    description: 'There are many orders to the same place.',
    when: ofCode(screenedCodes.often),
    many: { of: 'recipient', moreThan: 1, withinMinutes: 60 },
    ...{ verdict: 'hold', withinHours: 1, onDeadline: 'release' },
  },
]);
