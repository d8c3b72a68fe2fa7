import { z } from 'zod';

/** Each way in which our books and those of a provider can contradict each other, in words for operators. */
export const differences = {
  payment_without_order: 'the provider holds or has money for an order that we do not have',
  payment_of_undone_order:
    'the provider has captured money for an order that failed or was cancelled, and has not refunded it',
  second_payment: 'the provider has captured a second payment for an order',
  payment_not_captured: 'the order is paid, but the provider has not captured its payment',
  payment_missing: 'the order is paid, but the provider does not know its payment',
  amount_differs: 'the provider has captured another amount or currency than the order has',
  refund_missing: 'we have booked more refunds than the provider has made',
  refund_unbooked: 'the provider has made more refunds than could be booked',
  shipment_without_order: 'the carrier has a shipment for an order that we do not have',
  shipment_of_undone_order: 'the carrier has shipped goods for an order that failed or was cancelled',
  shipment_missing: 'the order is paid, but the carrier does not know its shipment',
  shipment_cancelled: 'the carrier has cancelled the shipment of an order that is paid and not refunded',
} as const;
export const DifferenceCode = z.enum(Object.keys(differences) as [DifferenceCode, ...DifferenceCode[]]);
export type DifferenceCode = keyof typeof differences;

export type Repair = 'release_payment' | 'book_refunds' | 'book_disputes' | 'cancel_shipment';

/** What follows from our books and those of a provider. */
export type Comparison =
  | { kind: 'matching' }
  /** Another system of the merchant made it. */
  | { kind: 'not_ours' }
  /** A saga or a person works on it: compare it again later. */
  | { kind: 'in_progress' }
  /** Our books say what has to be done, and doing it twice changes nothing. */
  | { kind: 'repair'; repair: Repair }
  /** Only a person can decide. Neither text has personal data. */
  | { kind: 'difference'; code: DifferenceCode; ours: string; theirs: string };

export const matching = { kind: 'matching' } as const;
export const inProgress = { kind: 'in_progress' } as const;
export const repairBy = (repair: Repair) => ({ kind: 'repair', repair }) as const;

/** An order as the comparison needs it: only a newer version of the app can read some. */
export type Found<O> = O | 'newer' | undefined;
