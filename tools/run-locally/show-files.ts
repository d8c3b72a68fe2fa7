import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { PartnerClient } from './client/partner-client.ts';

const POLL_MS = 500;
const Link = z.object({ url: z.url() });
const Job = z.looseObject({
  id: z.string(),
  status: z.string(),
  upload: Link.optional(),
  report: Link.optional(),
  download: Link.optional(),
  progress: z.looseObject({}).optional(),
});

interface Demo {
  partner: PartnerClient;
  /** The certificate of the account of partners' files. */
  caFile: string;
  say(text: string): void;
}

/** Imports a file of orders, one of which is none, and exports the orders that it placed. */
export async function showFiles(order: object, { partner, caFile, say }: Demo): Promise<void> {
  const since = new Date().toISOString();
  say('\nA file of orders: two lines are orders, and one is not');
  const lines = ['first', 'second'].map((name) => JSON.stringify({ ...order, reference: `${name} of ${since}` }));
  const asked = await begin(partner, '/v1/imports', { format: 'ndjson' });
  await send('PUT', asked.upload?.url ?? '', caFile, [...lines, 'not an order'].join('\n'));
  await partner.request('POST', `/v1/imports/${asked.id}/start`);
  const imported = await ended(partner, `/v1/imports/${asked.id}`);
  say(`  ${imported.id} is ${imported.status}: ${JSON.stringify(imported.progress)}`);
  if (imported.report) say(`  its report: ${(await send('GET', imported.report.url, caFile)).trimEnd()}`);

  say('\nThese orders as a file');
  const fields = ['id', 'reference', 'status', 'total'];
  const wanted = { format: 'csv', filter: { createdAfter: since }, fields };
  const exported = await ended(partner, `/v1/exports/${(await begin(partner, '/v1/exports', wanted)).id}`);
  say(`  ${exported.id} is ${exported.status}`);
  if (exported.download) say(indent(await send('GET', exported.download.url, caFile)));
}

async function begin(partner: PartnerClient, path: string, body: object): Promise<z.infer<typeof Job>> {
  const headers = { 'idempotency-key': randomUUID() };
  const response = await partner.request('POST', path, { body, headers });
  if (!response.ok) throw new Error(`POST ${path} was refused: ${response.status} ${await response.text()}`);
  return Job.parse(await response.json());
}

async function ended(partner: PartnerClient, path: string): Promise<z.infer<typeof Job>> {
  for (;;) {
    const job = Job.parse(await (await partner.request('GET', path)).json());
    if (job.status !== 'queued' && job.status !== 'running') return job;
    await sleep(POLL_MS);
  }
}

/** The storage service. Its certificate is one that only this stack trusts. */
async function send(method: 'GET' | 'PUT', url: string, caFile: string, body = ''): Promise<string> {
  const headers = { 'x-ms-blob-type': 'BlockBlob', 'content-length': Buffer.byteLength(body) };
  const options = { method, ca: readFileSync(caFile), agent: false, headers: method === 'PUT' ? headers : {} };
  return new Promise((resolve, reject) => {
    const request = httpsRequest(url, options, (response) => {
      text(response).then((answer) => {
        if ((response.statusCode ?? 500) < 300) resolve(answer);
        else reject(new Error(`${method} of the file was refused: ${response.statusCode} ${answer}`));
      }, reject);
    });
    request.once('error', reject).end(body);
  });
}

const indent = (rows: string) => rows.trimEnd().replaceAll(/^/gm, '  ');
