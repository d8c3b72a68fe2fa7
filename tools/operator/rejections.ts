import { Rejection } from '../../shared/domain/rejection.ts';
import type { Azure } from './azure.ts';

/** All that consumers have put aside, the oldest first. */
export async function rejectionsIn(azure: Azure): Promise<Rejection[]> {
  const query = 'SELECT * FROM c WHERE c.at > "" ORDER BY c.at';
  const { resources } = await azure.container('rejections').items.query<unknown>(query).fetchAll();
  return resources.map((document) => Rejection.parse(document));
}

export async function forgetRejection(azure: Azure, { id, consumer }: Rejection): Promise<void> {
  await azure.container('rejections').item(id, consumer).delete();
}

/** In one line. */
export function rejectionLine({ id, consumer, kind, cause, at, attempts, event }: Rejection): string {
  const what = `${event.type ?? 'no type'}  ${event.orderId ?? 'no order'}  ${event.partnerId ?? 'no partner'}`;
  const code = cause.code === kind ? '' : `${cause.code}: `;
  return `${id}  ${consumer}  ${what}  ${at}  ${kind} after ${attempts}: ${code}${cause.message}`;
}
