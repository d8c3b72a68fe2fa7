import type { Money } from '../../../../../shared/domain/money.ts';

/** `12.99 EUR` */
export const moneyText = ({ amount, currency }: Pick<Money, 'amount'> & { currency: string }): string =>
  `${(amount / 100).toFixed(2)} ${currency.toUpperCase()}`;
