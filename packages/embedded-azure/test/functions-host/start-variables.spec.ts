import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Certificate, loopbackCertificate } from '../../src/tls/certificate.ts';
import { startHostProcess } from './host-process.ts';
import { writeApp } from './write-app.ts';

let directory: string;
let certificate: Certificate;
let server: ReturnType<typeof createServer>;
let target: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'start-variables-'));
  certificate = await loopbackCertificate(directory);
  server = createServer(certificate, (_request, response) => response.end('trusted')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  target = `https://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(directory, { recursive: true });
});

/** Calls the server while the app loads and when it is invoked: with `fetch`, with `node:https` and from a separate process. */
const app = `
const { execFile } = require('node:child_process');
const https = require('node:https');
const { promisify } = require('node:util');
const { app } = require('@azure/functions');

const codeOf = (error) => (error.cause ?? error).code;
const byFetch = () => fetch(process.env.TARGET).then((reply) => reply.text(), codeOf);
const byHttps = () => new Promise((resolve) => {
  https.get(process.env.TARGET, (reply) => reply.on('data', (text) => resolve(String(text)))).on('error', (error) => resolve(codeOf(error)));
});
const byChild = async () => (await promisify(execFile)(process.execPath, ['-e', "fetch(process.env.TARGET).then((reply) => reply.text(), (error) => error.cause.code).then(console.log)"])).stdout.trim();
const whileLoading = byFetch();
app.http('ask', { authLevel: 'anonymous', handler: async () => ({ jsonBody: [await whileLoading, await byFetch(), await byHttps(), await byChild()] }) });
`;

async function ask(settings: Record<string, string>, values: Record<string, string>) {
  const files = { 'app.js': app, 'local.settings.json': JSON.stringify({ Values: { TARGET: target, ...values } }) };
  await using host = await startHostProcess({ scriptRoot: writeApp(files), settings });
  const answers: unknown = await (await fetch(`${host.url}/api/ask`)).json();
  return { answers, output: host.output() };
}

const all = (answer: string) => [answer, answer, answer, answer];

describe('NODE_EXTRA_CA_CERTS', () => {
  test('of the environment applies from the app’s first line', async () => {
    expect((await ask({ NODE_EXTRA_CA_CERTS: certificate.file }, {})).answers).toEqual(all('trusted'));
  });

  test('of local.settings.json applies too', async () => {
    expect((await ask({}, { NODE_EXTRA_CA_CERTS: certificate.file })).answers).toEqual(all('trusted'));
  });

  test('of the environment takes precedence over local.settings.json, as in Core Tools, and a log line says so', async () => {
    const other = await loopbackCertificate(join(directory, 'other'));
    const { answers, output } = await ask(
      { NODE_EXTRA_CA_CERTS: other.file },
      { NODE_EXTRA_CA_CERTS: certificate.file },
    );
    expect(answers).toEqual(all('DEPTH_ZERO_SELF_SIGNED_CERT'));
    const line = output.split('\n').find((one) => one.includes('NODE_EXTRA_CA_CERTS has no effect'));
    expect(line).toContain('the embedded key vault is one');
    expect(line).toContain(`Set NODE_EXTRA_CA_CERTS=${certificate.file} in this shell`);
  });

  test('of the environment may name a file that also has the certificates of local.settings.json, and no line complains', async () => {
    const other = await loopbackCertificate(join(directory, 'both'));
    const both = join(directory, 'both.pem');
    writeFileSync(both, readFileSync(other.file, 'utf8') + readFileSync(certificate.file, 'utf8'));
    const { answers, output } = await ask({ NODE_EXTRA_CA_CERTS: both }, { NODE_EXTRA_CA_CERTS: certificate.file });
    expect(answers).toEqual(all('trusted'));
    expect(output).not.toContain('NODE_EXTRA_CA_CERTS');
  });

  test('of local.settings.json does not disable the certificate that the environment names', async () => {
    const other = await loopbackCertificate(join(directory, 'another'));
    const { answers } = await ask({ NODE_EXTRA_CA_CERTS: certificate.file }, { NODE_EXTRA_CA_CERTS: other.file });
    expect(answers).toEqual(all('trusted'));
  });

  test('that names a missing file is reported, and adds no trust, as at Node’s own start', async () => {
    const { answers, output } = await ask({}, { NODE_EXTRA_CA_CERTS: join(directory, 'missing.pem') });
    expect(answers).toEqual(all('DEPTH_ZERO_SELF_SIGNED_CERT'));
    expect(output).toMatch(/local\.settings\.json: NODE_EXTRA_CA_CERTS: ".*missing\.pem" is ignored: ENOENT/);
  });
});

test('other variables that Node reads at its start are reported if only local.settings.json has them', async () => {
  const { output } = await ask({}, { NODE_OPTIONS: '--no-warnings' });
  expect(output).toContain('local.settings.json: NODE_OPTIONS has no effect');
});
