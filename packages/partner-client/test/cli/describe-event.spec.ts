import { expect, test } from 'vitest';
import { describeEvent } from '../../src/cli/describe-event.ts';
import { openTerminal } from '../../src/cli/terminal.ts';
import { toWebhookEvent } from '../../src/to-webhook-event.ts';

const event = toWebhookEvent({
  id: 'evt_8esn9detr82z9cmsvc7wzjj8gf_3',
  type: 'order.failed',
  at: new Date().toISOString(),
  orderId: 'ord_8esn9detr82z9cmsvc7wzjj8gf',
  sequence: 3,
  data: { total: { amount: 500, currency: 'JPY' }, reason: 'payment_declined', undone: ['a', 'b'], parcels: [{}, {}] },
});
const terminal = (columns: number | undefined, environment = {}) => {
  const stdout = { write: () => {}, ...(columns === undefined ? {} : { isTTY: true, columns }) };
  return openTerminal({ stdout, stderr: stdout }, environment);
};
const show = (columns: number | undefined, environment = {}, shown = event) =>
  describeEvent(shown, terminal(columns, environment));

test('no line is longer than the screen', () => {
  for (const columns of [80, 100, 139, 140, 145, 200]) {
    const lines = show(columns, { NO_COLOR: '1' }).split('\n');
    expect(lines).toHaveLength(columns < 145 ? 2 : 1);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
  }
  expect(show(80, { NO_COLOR: '1' })).toMatch(
    /^\d\d:\d\d:\d\d\.\d{3} {2}order\.failed {19}ord_8esn9detr82z9cmsvc7wzjj8gf #3\n {14}evt_8esn9detr82z9cmsvc7wzjj8gf_3 {2}reason payment_declined, undone…$/,
  );
});

test('a file gets all of it in one line, with the full time', () => {
  expect(show(undefined).replaceAll(/ +/g, ' ')).toBe(
    `${event.time} order.failed ord_8esn9detr82z9cmsvc7wzjj8gf #3 evt_8esn9detr82z9cmsvc7wzjj8gf_3 reason payment_declined, undone a + b, parcels (2), total 500 JPY`,
  );
});

test('colours are for screens, unless they are not wanted', () => {
  expect(show(80)).toContain('\x1b[31morder.failed');
  expect(show(undefined, { FORCE_COLOR: '1' })).toContain('\x1b[31m');
  for (const [columns, environment] of [
    [80, { NO_COLOR: '1' }],
    [80, { TERM: 'dumb' }],
    [undefined, {}],
  ] as const) {
    expect(show(columns, environment)).not.toContain('\x1b');
  }
});

test('nothing in an event can change what the terminal shows', () => {
  const evil = { ...event, data: { reason: 'a\x1b[2J\r\nb\u202Ec\u2028d' } } as typeof event;
  expect(show(undefined, {}, evil)).toContain('reason a [2J b c d');
});
