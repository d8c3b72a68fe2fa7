import { trace } from '@opentelemetry/api';
import { expect, test } from 'vitest';
import { chooseTraceparent, contextOf, getTraceparent, traceparentOf } from './trace-context.ts';

const known = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

test('a trace context can be written and read again', () => {
  expect(traceparentOf(trace.getSpanContext(contextOf(known)))).toBe(known);
});

test.each([
  undefined,
  null,
  '',
  'nonsense',
  `${known}-more`,
  known.toUpperCase(),
  known.replace('00-', 'ff-'),
  `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
  `00-0af7651916cd43dd8448eb211c80319c-${'0'.repeat(16)}-01`,
])('%s starts a new trace', (given) => {
  expect(trace.getSpanContext(contextOf(given))).toBeUndefined();
  expect(chooseTraceparent(given, known)).toBe(known);
});

test('without telemetry no trace context is passed on', () => {
  expect(getTraceparent()).toBeUndefined();
});
