import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Email, startEmail } from '@partner-orders/embedded-azure/email';
import { type Identity, startIdentity } from '@partner-orders/embedded-azure/identity';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { AzureMails } from '../../shared/adapters/mail/azure-mails.ts';
import { Unavailable } from '../../shared/ports/unavailable.ts';

const SENDER = 'DoNotReply@mail.example';
const mail = { id: 'whe_1 disabled', to: 'ada@acme.example', subject: 'Disabled', text: 'Your endpoint is disabled.' };
const directory = mkdtempSync(join(tmpdir(), 'mails-'));
let identity: Identity;
let email: Email;
let mails: AzureMails;

beforeAll(async () => {
  identity = await startIdentity({
    stateFile: join(directory, 'identity.json'),
    audience: 'api://mails',
    clients: [],
    resources: ['https://communication.azure.com'],
    managedIdentity: 'app',
  });
  const { issuer, jwksUri, managedIdentity } = identity;
  email = await startEmail({
    stateFile: join(directory, 'email.db'),
    tenant: { issuer, jwksUri },
    senders: new Set([managedIdentity?.objectId ?? '']),
    from: [SENDER],
  });
  vi.stubEnv('IDENTITY_ENDPOINT', managedIdentity?.endpoint ?? '');
  vi.stubEnv('IDENTITY_HEADER', managedIdentity?.header ?? '');
  mails = new AzureMails({ endpoint: email.url, sender: SENDER });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await email?.close();
  await identity?.close();
  rmSync(directory, { recursive: true });
});

/** Mails to a service that answers in this way. */
async function mailsTo(answer: RequestListener): Promise<AzureMails> {
  const server = createServer(answer);
  const port = await listen(server, 0, 'a mail service');
  onTestFinished(() => closeServer(server));
  return new AzureMails({ endpoint: `http://${LOOPBACK}:${port}`, sender: SENDER });
}

test('a mail is accepted with the app’s identity, and sent once for each id', async () => {
  expect(await mails.send(mail)).toBe('accepted');
  expect(await mails.send(mail)).toBe('accepted');
  expect(await mails.send({ ...mail, id: 'whe_2 disabled' })).toBe('accepted');
  const [second, first, ...more] = email.list();
  expect(more).toEqual([]);
  expect(first?.operationId).not.toBe(second?.operationId);
  expect(first?.message).toEqual({
    senderAddress: SENDER,
    content: { subject: mail.subject, plainText: mail.text },
    recipients: { to: [{ address: mail.to }] },
    userEngagementTrackingDisabled: true,
  });
});

test('a mail that was accepted is not sent again if its text has changed meanwhile', async () => {
  expect(await mails.send({ ...mail, text: 'Other words of a later release.' })).toBe('accepted');
});

test('an address that the service does not take is refused, and another attempt would not help', async () => {
  expect(await mails.send({ ...mail, id: 'bad', to: 'nobody' })).toBe('refused');
});

test.each([401, 404, 429, 500, 503])('%i is an outage whose error names no address', async (status) => {
  const failing = await mailsTo((_, response) => {
    response.writeHead(status, { 'retry-after': '7', 'x-ms-error-code': 'SomeCode' }).end(`{"to":"${mail.to}"}`);
  });
  const error = await failing.send(mail).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Unavailable);
  expect(error).toMatchObject({ retryAfterSeconds: 7, message: expect.stringContaining(`${status} (SomeCode)`) });
  expect(String(error)).not.toContain(mail.to);
});

test('a service that answers 409 while it works on the same mail has it', async () => {
  const busy = await mailsTo(({ method }, response) => {
    response.writeHead(method === 'POST' ? 409 : 200).end('{}');
  });
  expect(await busy.send(mail)).toBe('accepted');
});

test('a token never follows a redirect', async () => {
  const seen: (string | undefined)[] = [];
  const moved = await mailsTo(({ url }, response) => {
    seen.push(url);
    response.writeHead(307, { location: '/elsewhere' }).end();
  });
  await expect(moved.send(mail)).rejects.toThrow('answered 307');
  expect(seen).toHaveLength(1);
});
