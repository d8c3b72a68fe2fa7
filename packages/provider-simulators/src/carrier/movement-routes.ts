import { type BodyIssue, parseJson } from '@partner-orders/loopback-server/http/parse-json';
import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { Route } from '@partner-orders/loopback-server/http/route';
import { z } from 'zod';
import { carrierError } from './carrier-error.ts';
import { type MovingParts, moveShipment } from './move-shipments.ts';
import { Progress } from './progress.ts';
import { PACKAGE_STATUSES } from './shipment.ts';

const Move = z.strictObject({
  status: z.enum(PACKAGE_STATUSES).optional(),
  trackingNumber: z.string().optional(),
});

/** What happens to shipments on their way, by hand or by itself. See ../../README.md. */
export function movementRoutes(parts: MovingParts): Route[] {
  const { books, commits, delivery } = parts;
  const shown = (): Reply => ({ status: 200, body: { progress: books.progress() ?? null } });
  return [
    {
      method: 'POST',
      path: '/_simulator/shipments/{reference}/move',
      async handle({ body, parameters }) {
        const parsed = parseJson(Move, body === '' ? '{}' : body);
        if (parsed.issues !== undefined) return refusal(parsed.issues);
        const record = books.find(parameters['reference'] ?? '');
        if (record?.shipment == null) return carrierError('shipment_unknown', 'there is no such shipment');
        const moved = await commits.write(() => moveShipment(parts, record, parsed.value, Date.now()));
        delivery.wake();
        if (moved !== undefined) return { status: 200, body: moved };
        const { status } = record.shipment;
        return carrierError(
          'invalid_request',
          `no package can become ${parsed.value.status ?? 'more'}: it is ${status}`,
        );
      },
    },
    { method: 'GET', path: '/_simulator/progress', handle: shown },
    {
      method: 'PUT',
      path: '/_simulator/progress',
      async handle({ body }) {
        const parsed = parseJson(Progress, body);
        if (parsed.issues !== undefined) return refusal(parsed.issues);
        await commits.write(() => books.setProgress(parsed.value));
        return shown();
      },
    },
    {
      method: 'DELETE',
      path: '/_simulator/progress',
      async handle() {
        await commits.write(() => books.setProgress(undefined));
        return { status: 204 };
      },
    },
  ];
}

function refusal(details: readonly BodyIssue[]): Reply {
  return carrierError('invalid_request', 'the body was refused', { details });
}
