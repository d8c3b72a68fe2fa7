import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { serviceBusEntities } from '../../scripts/partner-orders.ts';
import { topic } from '../../shared/topic.ts';

test('the app knows at which delivery a message is given up: as Config.json has it', () => {
  const counts = [...readFileSync(serviceBusEntities.file, 'utf8').matchAll(/"MaxDeliveryCount": (\d+)/g)];
  expect(new Set(counts.map(([, count]) => Number(count)))).toEqual(new Set([topic.maxDeliveryCount]));
});
