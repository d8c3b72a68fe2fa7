import { HttpRequest } from '@azure/functions';
import { expect, test } from 'vitest';
import type { EventProvider, ProviderEvent } from '../../../shared/domain/provider-event.ts';
import type { ReadEvent, SignedRequest } from '../../../shared/ports/provider-events.ts';
import { Unavailable } from '../../../shared/ports/unavailable.ts';
import type { HttpContext } from '../http-context.ts';
import { answerRequest } from '../pipeline.ts';
import { receivePaymentEvent } from './receive-payment-event.ts';
import { receiveShipmentEvent } from './receive-shipment-event.ts';

const event = { eventId: 'evt_1' } as ProviderEvent;

/** The route in the real pipeline, with a provider whose requests are read as `read`. */
function entrance(read: ReadEvent, receive: () => Promise<{ isNew: boolean }> = async () => ({ isNew: true })) {
  const asked: { provider: EventProvider; text: string; signature: string | undefined }[] = [];
  const source = (provider: EventProvider) => ({
    async read({ body, readHeader }: SignedRequest) {
      asked.push({ provider, text: Buffer.from(body).toString(), signature: readHeader('stripe-signature') });
      return read;
    },
  });
  const context = {
    clock: { now: () => new Date(0) },
    settings: { gatewayRequired: true, publicUrl: 'https://api.example' },
    signedEvents: { payments: source('payments'), carrier: source('carrier') },
    providerEvents: { receive },
  } as unknown as HttpContext;
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const send = async (body: string, headers: Record<string, string> = {}, route = receivePaymentEvent) => {
    const request = new HttpRequest({
      method: 'POST',
      url: `http://127.0.0.1${route.path}`,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body: { string: body },
    });
    const answered = await answerRequest(route, request, context, { info: print, warn: print, error: print });
    return { status: answered.status, body: JSON.parse(String(answered.body)) };
  };
  return { send, asked, lines };
}

test('a provider’s event reaches its reader byte for byte, with its signature and without a token', async () => {
  const { send, asked } = entrance({ kind: 'event', event });
  const body = ' {"a":1,  "a":2}\n';
  expect(await send(body, { 'stripe-signature': 's' })).toEqual({ status: 200, body: { outcome: 'received' } });
  await send(body, {}, receiveShipmentEvent);
  expect(asked).toEqual([
    { provider: 'payments', text: body, signature: 's' },
    { provider: 'carrier', text: body, signature: undefined },
  ]);
});

test('an event that comes again, and a type that is not processed, are accepted', async () => {
  const repeated = entrance({ kind: 'event', event }, async () => ({ isNew: false }));
  expect(await repeated.send('{}')).toEqual({ status: 200, body: { outcome: 'repeated' } });
  const ignored = entrance({ kind: 'ignored', type: 'invoice.paid' }, () => expect.fail('it is not stored'));
  expect(await ignored.send('{}')).toEqual({ status: 200, body: { outcome: 'ignored' } });
});

test.each([
  ['bad_signature', 'invalid_signature'],
  ['old_timestamp', 'invalid_signature'],
  ['unreadable', 'validation_failed'],
] as const)('%s is 400 %s: nothing is stored, and the log has nothing of the request', async (reason, code) => {
  const { send, lines } = entrance({ kind: 'refused', reason }, () => expect.fail('it is not stored'));
  expect(await send('{"secret":"value"}')).toMatchObject({ status: 400, body: { error: { code } } });
  expect(lines.join('\n')).toContain(`an event of payments was refused: ${reason}`);
  expect(lines.join('\n')).not.toContain('value');
});

test('while an event can’t be stored, its provider is asked to send it again', async () => {
  const { send } = entrance({ kind: 'event', event }, async () => {
    throw new Unavailable('the store is down');
  });
  expect(await send('{}')).toMatchObject({ status: 503, body: { error: { code: 'service_unavailable' } } });
});

test('a body that is too large, is no JSON by its type, or is compressed is not read', async () => {
  const { send, asked } = entrance({ kind: 'event', event });
  expect((await send(`"${'x'.repeat(65_536)}"`)).status).toBe(413);
  expect((await send('{}', { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await send('{}', { 'content-encoding': 'gzip' })).status).toBe(415);
  expect(asked).toEqual([]);
});
