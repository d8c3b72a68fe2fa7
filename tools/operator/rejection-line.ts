import type { Rejection } from '../../shared/domain/rejection.ts';
import type { UnreadableRejection } from '../../shared/ports/rejections-admin.ts';
import { showMoment } from './show-moment.ts';

/** Describes a rejection in one line. */
export function rejectionLine({ id, consumer, kind, cause, at, attempts, event }: Rejection): string {
  const what = `${event.type ?? 'no type'}  ${event.orderId ?? 'no order'}  ${event.partnerId ?? 'no partner'}`;
  const code = cause.code === kind ? '' : `${cause.code}: `;
  return `${id}  ${consumer}  ${what}  ${showMoment(at)}  ${kind} after ${attempts}: ${code}${cause.message}`;
}

export const unreadableLine = ({ id, consumer, fault }: UnreadableRejection) =>
  `${id}  ${consumer}  can't be read: ${fault}`;
