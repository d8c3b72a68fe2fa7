import type { Container, JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { findingIdFor } from '../../domain/finding.ts';
import type { OrderId } from '../../domain/ids.ts';
import { subjectOfPayment, subjectOfShipment } from './cosmos-provider-events.ts';

/** Of an order that can't be read otherwise too. */
const Payments = z
  .object({
    order: z.object({
      payment: z.object({
        id: z.string().min(1),
        renewal: z
          .object({ replaces: z.string().min(1) })
          .optional()
          .catch(undefined),
      }),
    }),
  })
  .transform(({ order: { payment } }) => [payment.id, payment.renewal?.replaces].filter((id) => id !== undefined));

/**
 * What the providers announced about the payment and the shipment of an order, and the findings of the comparison with them: a
 * logical partition each.
 *
 * @param order the document of the order; undefined if there is none
 */
export async function readProviderDocuments(
  { providerEvents, reconciliation }: { providerEvents: Container; reconciliation: Container },
  orderId: OrderId,
  order: JSONObject | undefined,
): Promise<JSONObject[]> {
  const payments = Payments.safeParse(order).data ?? [];
  const subjects = [subjectOfShipment(orderId), ...payments.map(subjectOfPayment)];
  const findings = [
    { kind: 'shipment' as const, id: orderId },
    ...payments.map((id) => ({ kind: 'payment' as const, id })),
  ];
  const [events, found] = await Promise.all([
    Promise.all(subjects.map((subject) => readEvents(providerEvents, subject))),
    Promise.all(findings.map((subject) => readFinding(reconciliation, findingIdFor(subject)))),
  ]);
  return [...events.flat(), ...found.flat()];
}

async function readEvents(container: Container, subject: string): Promise<JSONObject[]> {
  return (await container.items.query<JSONObject>('SELECT * FROM c', { partitionKey: subject }).fetchAll()).resources;
}

async function readFinding(container: Container, id: string): Promise<JSONObject[]> {
  const { resource } = await container.item(id, id).read<JSONObject>();
  return resource === undefined ? [] : [resource];
}
