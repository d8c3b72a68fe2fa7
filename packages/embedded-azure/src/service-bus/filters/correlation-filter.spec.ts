import { expect, test } from 'vitest';
import { contentWith } from './content-with.ts';
import { correlationFilter } from './correlation-filter.ts';

const message = contentWith({
  subject: 'order.placed',
  correlation_id: 'c-1',
  application_properties: { region: 'eu', amount: 12, urgent: true },
});

test('every given property must be equal', () => {
  expect(correlationFilter({ Label: 'order.placed' })(message)).toBe(true);
  expect(correlationFilter({ Label: 'order.placed', CorrelationId: 'c-1' })(message)).toBe(true);
  expect(correlationFilter({ Label: 'order.placed', CorrelationId: 'c-2' })(message)).toBe(false);
  expect(correlationFilter({ Label: 'Order.Placed' })(message)).toBe(false);
  expect(correlationFilter({ To: 'saga' })(message)).toBe(false);
});

test('application properties are compared by name, value and type', () => {
  const passes = (properties: Record<string, string | number | boolean>) =>
    correlationFilter({ Properties: properties })(message);
  expect(passes({ region: 'eu', amount: 12, urgent: true })).toBe(true);
  expect(passes({ Region: 'eu' })).toBe(false);
  expect(passes({ amount: '12' })).toBe(false);
  expect(passes({ missing: 'x' })).toBe(false);
});
