import { startCarrier } from '@partner-orders/provider-simulators/carrier';
import { expect, test } from 'vitest';
import { providerFaults } from './provider-faults.ts';
import { carrierAt } from './simulated-provider.ts';

test('a rule of one order is no fault of the system, and stays when all faults are removed', async () => {
  const carrier = await startCarrier({ stateFile: ':memory:' });
  try {
    const rules = `${carrier.url}/_simulator/faults`;
    const add = (rule: object) => fetch(rules, { method: 'POST', body: JSON.stringify(rule) });
    await add({ operation: 'shipments.book', fault: 'delay', ms: 5, match: { reference: 'ord_1' } });
    await add({ operation: 'shipments.book', fault: 'error', times: 1 });
    const source = providerFaults(carrierAt(carrier.url));
    expect((await source.active()).map(({ name }) => name)).toEqual(['The carrier: error of shipments.book']);
    for (const { id } of await source.active()) await source.remove(id);
    expect(await source.active()).toEqual([]);
    const [single, ...more] = await source.single();
    expect([single?.only, more]).toEqual([{ text: 'ord_1', link: '/orders/ord_1' }, []]);
    expect(await (await fetch(rules)).json()).toMatchObject({ rules: [{ match: { reference: 'ord_1' } }] });
    await source.remove(single?.id ?? '');
    expect(await source.single()).toEqual([]);
  } finally {
    await carrier.close();
  }
});
