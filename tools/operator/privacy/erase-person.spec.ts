import { expect, test } from 'vitest';
import { OrderId } from '../../../shared/domain/ids.ts';
import type { OperatorPorts } from '../operator-ports.ts';
import { erasePerson } from './erase-person.ts';

test('what the app has not carried out after ten minutes is reported and recorded as waiting, not as failed', async () => {
  const id = OrderId.parse(`ord_${'0'.repeat(26)}`);
  let minutes = 0;
  const ports = {
    clock: {
      now: () => {
        minutes += 6;
        return new Date(Date.UTC(2026, 0, 1, 0, minutes));
      },
    },
    operator: async () => ({ name: 'ada' }),
    personalData: {
      readOrders: async () => [{ id, placedAt: '', status: 'confirmed', postalCode: '1', country: 'AT' }],
      readAddresses: async () => [],
    },
    screeningRules: { read: async () => [] },
    rejections: { list: async () => ({ rejections: [] }) },
    housekeeping: { request: async () => undefined },
    erasures: { add: async () => undefined, find: async () => undefined },
  } as unknown as OperatorPorts;
  const { lines, changes } = await erasePerson.run(ports, { partner: 'acme', orders: id });
  expect(lines).toEqual([expect.stringContaining('recorded, and not yet carried out after ten minutes')]);
  expect(changes).toEqual([
    expect.objectContaining({ of: 'erasure', after: { orders: 1, left: 1, exports: [] } }),
    { of: 'order', id, after: 'waits' },
  ]);
});
