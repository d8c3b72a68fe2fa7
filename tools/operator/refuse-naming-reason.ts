import { ZodError } from 'zod';
import { OrderId, type OrderRef, RefundId } from '../../shared/domain/ids.ts';
import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { reasonIn } from './carry-out.ts';
import { findNaming } from './find-naming.ts';
import type { ActingCommand } from './operator-command.ts';
import type { OperatorPorts } from './operator-ports.ts';

/**
 * Refuses a reason that names a person of the orders that a command is about: its record is never deleted. What an order says of
 * its people is the recipient's name, and what looks like a mail address or a phone number in the metadata.
 *
 * @throws UsageError
 */
export async function refuseNamingReason(command: ActingCommand, ports: OperatorPorts, given: Given): Promise<void> {
  const reason = reasonIn(given);
  if (reason === undefined) return;
  const refs = await (command.findOrders?.(ports, given) ?? findNamedOrders(ports, given));
  for (const [partnerId, some] of Map.groupBy(refs, (ref) => ref.partnerId)) {
    const ids = some.map(({ orderId }) => orderId);
    refuseNaming(reason, await ports.personalData.readNaming(partnerId, ids));
  }
}

/** @throws UsageError if the reason has one of the texts, or a part of it */
export function refuseNaming(reason: string, texts: readonly string[]): void {
  for (const text of texts) {
    const part = findNaming(reason, text);
    if (part === undefined) continue;
    const hint = 'its record is never deleted, so give the number of the request, or say it without these words';
    throw new UsageError(`--because names the person, with “${part}”: ${hint}`);
  }
}

/** One that doesn't exist or has damaged ids is for the command to report. */
async function findNamedOrders(ports: OperatorPorts, given: Given): Promise<OrderRef[]> {
  const texts = Object.entries(given).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'because' ? value.split(',') : [],
  );
  const refs = await Promise.all(
    texts.map(async (text) => {
      const id = text.trim();
      const order = OrderId.safeParse(id);
      if (order.success) return ports.ordersAdmin.findRef(order.data).catch(ignoreDamage);
      const refund = RefundId.safeParse(id);
      return refund.success ? ports.refundsAdmin.findRef(refund.data).catch(ignoreDamage) : undefined;
    }),
  );
  return refs.filter((ref) => ref !== undefined);
}

function ignoreDamage(error: unknown): undefined {
  if (!(error instanceof ZodError)) throw error;
}
