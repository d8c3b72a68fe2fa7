import type { Money } from '../../../../../shared/domain/money.ts';

const TWO_DIGITS = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

/** `1,012.99 EUR` */
export const moneyText = ({ amount, currency }: Pick<Money, 'amount'> & { currency: string }): string =>
  `${(amount / 100).toLocaleString('en', TWO_DIGITS)} ${currency.toUpperCase()}`;
