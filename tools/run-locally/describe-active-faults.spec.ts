import { CarrierFixture } from '@partner-orders/provider-simulators/testing/carrier-fixture';
import { expect, test } from 'vitest';
import { describeActiveFaults } from './describe-active-faults.ts';

test('a simulator’s faults are described with what is left of them, and how to remove them', async () => {
  const { url } = await CarrierFixture.start();
  const add = (rule: object) => fetch(`${url}/_simulator/faults`, { method: 'POST', body: JSON.stringify(rule) });
  expect(await describeActiveFaults('carrier', url)).toBeUndefined();
  await add({ operation: 'shipments.book', fault: 'error', times: 3 });
  await add({ operation: 'shipments.cancel', fault: 'error' });
  expect(await describeActiveFaults('carrier', url)).toBe(
    `The carrier still has faults, so orders are slow or fail (shipments.book: error, 3 more times; shipments.cancel: error). Remove them:
  curl -X DELETE ${url}/_simulator/faults`,
  );
  await fetch(`${url}/_simulator/faults`, { method: 'DELETE' });
  expect(await describeActiveFaults('carrier', url)).toBeUndefined();
});
