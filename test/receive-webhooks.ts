import { createServer } from 'node:http';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import type { RunningStack } from './running-stack.ts';

/** Longer than an endpoint may fail before it is held back. */
const LONG_AGO_MS = 20 * 60_000;

/**
 * Gives a partner an endpoint of each kind: one accepts, one fails, one is gone, one has failed for so many minutes that it is
 * held back, and the secret of one is damaged. The next order of the partner is sent to all of them.
 *
 * @returns closes the partner's server
 */
export async function receiveWebhooks(stack: RunningStack, partnerId: string): Promise<() => Promise<void>> {
  const partner = await stack.partner(partnerId);
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.writeHead(Number(request.url?.slice(1, 4))).end());
  });
  const port = await listen(server, 0, 'a partner’s server');
  for (const path of ['204', '500', '410', '201', '503']) {
    const body = { url: `http://${LOOPBACK}:${port}/${path}`, types: ['order.*'] };
    const { status } = await partner.request('POST', '/v1/webhook-endpoints', { body });
    if (status !== 201) throw new Error(`the endpoint was answered ${status}`);
  }
  const document = stack.container('partners').item('webhook-endpoints', partnerId);
  const { resource } = await document.read<{ endpoints: { url: string }[] }>();
  const at = (path: string) => resource?.endpoints.findIndex(({ url }) => url.endsWith(path));
  const last = at('/503');
  const value = new Date(Date.now() - LONG_AGO_MS).toISOString();
  // A new endpoint still catches up, and would wait for that.
  await document.patch([
    { op: 'set', path: `/endpoints/${at('/201')}/secrets/0/sealed`, value: 'damaged' },
    { op: 'remove', path: `/endpoints/${last}/resumeFrom` },
    { op: 'add', path: `/endpoints/${last}/failingSince`, value },
  ]);
  return () => closeServer(server);
}
