import { createServer, request } from 'node:http';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';
import { expect, onTestFinished, test } from 'vitest';
import { RequestBody } from './request-body.ts';

test('when a caller disconnects while it sends its body, the failure is not the gateway’s', async () => {
  const outcome = Promise.withResolvers<unknown>();
  const server = createServer((incoming) => {
    new RequestBody(incoming).buffer().then(outcome.resolve, outcome.resolve);
    outgoing.destroy();
  });
  onTestFinished(() => closeServer(server));
  const port = await listen(server, 0, 'the test');
  const outgoing = request({ port, method: 'POST' }).on('error', () => undefined);
  outgoing.write('{"half":');
  expect(await outcome.promise).toMatchObject({ reason: 'ClientConnectionFailure', status: 499 });
});
