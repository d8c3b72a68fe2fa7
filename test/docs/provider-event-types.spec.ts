import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { paymentEventTypes } from '../../shared/domain/provider-event.ts';

test('the endpoint at the payment provider is set up with every type of event that the app processes', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'deploy.md'), 'utf8');
  const [, after = ''] = page.split('/v1/provider-events/stripe` with the events');
  const [named = ''] = after.split('\n2. ');
  const types = [...named.matchAll(/`([a-z_.]+)`/g)].map(([, type]) => type);
  expect(types.sort()).toEqual([...paymentEventTypes].sort());
});
