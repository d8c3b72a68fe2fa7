import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { apiTypesFile, describeApiTypes } from '@partner-orders/partner-client/tools/describe-api-types';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApiFile } from '../../tools/build/write-openapi.ts';
import { root } from '../../tools/root.ts';
import { writeStackFile } from '../../tools/run-locally/client/stack-file.ts';
import { RunningStack } from '../running-stack.ts';
import { installClient } from './install-client.ts';

const run = promisify(execFile);
/** This Node, and those that CLIENT_NODES names, separated by commas. */
const nodes = [process.execPath, ...(process.env['CLIENT_NODES'] ?? '').split(',').filter(Boolean)];
const readme = readFileSync(join(root, 'packages', 'partner-client', 'README.md'), 'utf8');
const examples = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);

const directory = mkdtempSync(join(tmpdir(), 'partner-client-'));
const installed = await installClient(directory);
const folder = 'folder' in installed ? installed.folder : '';
if ('missing' in installed) process.stderr.write(`The client can't be installed: ${installed.missing}\n`);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('its types are those of the OpenAPI document', async () => {
  const types = await describeApiTypes(readFileSync(openApiFile, 'utf8'));
  expect(readFileSync(apiTypesFile, 'utf8')).toBe(types);
});

describe.skipIf(folder === '')(
  'the client, packed and installed in an empty folder (skipped without a registry)',
  () => {
    let stack: RunningStack;
    beforeAll(async () => {
      stack = await RunningStack.start(async () => ({ GATEWAY_REQUIRED: 'true' }), { files: true });
    });
    afterAll(() => stack?.stop());

    test.each(['module', 'commonjs'])('its types serve a program that is a %s', async (type) => {
      const code = `import { PartnerOrdersClient, type Order } from '@partner-orders/partner-client';
const client = new PartnerOrdersClient({ baseUrl: 'https://api.example.com', credentials: async () => 'token' });
export const read = async (id: string): Promise<Order['status']> => (await client.orders.get(id)).status;
// @ts-expect-error a line needs a quantity
export const place = () => client.orders.place({ lines: [{ sku: 'A' }], shipTo: {} as never, paymentMethod: 'x' });
`;
      const extension = type === 'module' ? 'mts' : 'cts';
      writeFileSync(join(folder, `program.${extension}`), code);
      for (const [index, example] of examples.entries()) {
        if (type === 'module') writeFileSync(join(folder, `typed-${index}.mts`), example);
      }
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: {
            ...{ strict: true, noEmit: true, module: 'nodenext', target: 'es2024', lib: ['es2024', 'dom'] },
            ...{ types: ['node'], typeRoots: [join(root, 'node_modules', '@types')] },
          },
          include: [`*.${extension}`],
        }),
      );
      const tsc = join(import.meta.dirname, 'node_modules', 'typescript', 'bin', 'tsc');
      const compiled = await run(process.execPath, [tsc, '-p', folder]).catch((error) => error);
      expect(compiled.stdout).toBe('');
    });

    test.each(nodes)('with %s, the examples of its README do what they say', async (node) => {
      const { gatewayUrl, clients, stack: azure } = stack.prepared;
      const env = {
        API_URL: gatewayUrl,
        TOKEN_URL: new URL('/oauth2/v2.0/token', azure.urls.identity).href,
        CLIENT_ID: clients['acme']?.clientId,
        CLIENT_SECRET: clients['acme']?.clientSecret,
        WEBHOOK_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
        // Of the local account of files.
        NODE_EXTRA_CA_CERTS: azure.caFile,
      };
      expect(examples).not.toEqual([]);
      for (const [index, code] of examples.entries()) {
        // Each Node places orders of its own.
        writeFileSync(join(folder, `example-${index}.ts`), code.replaceAll('PO-4711', `PO-${nodes.indexOf(node)}`));
        const flags = ['--no-warnings', '--experimental-strip-types', `example-${index}.ts`];
        const { stdout } = await run(node, flags, { cwd: folder, env });
        const promised = [...code.matchAll(/\/\/ prints (.*)$/gm)].map(([, line]) => line);
        expect(stdout.split('\n').filter(Boolean)).toEqual(promised);
      }
    });

    test('it needs nothing that only Node has', () => {
      const code = readFileSync(join(folder, 'node_modules/@partner-orders/partner-client/dist/esm/index.js'), 'utf8');
      expect([...code.matchAll(/from "([^"]+)"/g)].map(([, name]) => name)).toEqual(['openapi-fetch']);
      expect(code).not.toMatch(/\b(Buffer|process|require)\b/);
    });

    test.each(nodes)('with %s, its command causes events, prints them and sends them to a server', async (node) => {
      const { gatewayUrl, clients, stack: azure } = stack.prepared;
      const secret = `whsec_${randomBytes(32).toString('base64')}`;
      const env = {
        PARTNER_ORDERS_URL: gatewayUrl,
        PARTNER_ORDERS_TOKEN_URL: new URL('/oauth2/v2.0/token', azure.urls.identity).href,
        PARTNER_ORDERS_CLIENT_ID: clients['acme']?.clientId,
        PARTNER_ORDERS_CLIENT_SECRET: clients['acme']?.clientSecret,
        PARTNER_ORDERS_SCOPE: 'api://partner-orders/.default',
        WEBHOOK_SECRET: secret,
      };
      const program = join(folder, 'node_modules', '@partner-orders', 'partner-client', 'bin', 'partner-orders.js');
      const call = async (...args: string[]) => (await run(node, [program, ...args], { env })).stdout;
      const triggered = async (name: string) =>
        [...(await call('trigger', name)).matchAll(/ (order\.\w+) /g)].map(([, type]) => type);
      const confirmed = ['order.placed', 'order.reserved', 'order.authorized', 'order.booked', 'order.confirmed'];
      expect(await triggered('refund')).toEqual([...confirmed, 'order.refund_requested', 'order.refunded']);
      expect(await triggered('decline')).toEqual(['order.placed', 'order.reserved', 'order.failed']);
      expect((await triggered('cancel')).at(-1)).toBe('order.cancelled');
      const [placed] = (await call('trigger', 'place', '--json')).split('\n');
      const { id } = JSON.parse(placed ?? '');

      const receiver = createServer(async (request, response) => {
        const headers = request.headers as Record<string, string>;
        const event = new Webhook(secret).verify(await text(request), headers) as { id: string };
        response.writeHead(event.id === id ? 202 : 500).end();
      }).listen(0, '127.0.0.1');
      await once(receiver, 'listening');
      const { port } = receiver.address() as AddressInfo;
      const answer = await call('listen', '--resend', id, '--forward-to', `http://127.0.0.1:${port}`);
      receiver.close();
      expect(answer).toMatch(/order\.placed .*\n +→ 202 in \d+ ms, signature ok/);
    });

    test('npm run listen finds the running stack, and says which partners there are', async () => {
      writeStackFile(directory, stack.prepared.toStackFile(stack.host.url));
      const program = join(root, 'tools', 'run-locally', 'listen.ts');
      const call = (...flags: string[]) => run(process.execPath, [program, ...flags]).catch((error) => error);
      const child = spawn(process.execPath, [program, '--state', directory, '--since', 'all', '--json']);
      const [first] = await once(child.stdout, 'data');
      expect(JSON.parse(String(first).split('\n')[0] ?? '').event).toMatchObject({ type: 'order.placed', sequence: 1 });
      child.kill('SIGINT');
      expect(await once(child, 'exit')).toEqual([0, null]);
      const unknown = await call('--state', directory, '--partner', 'hooli');
      expect([unknown.code, unknown.stderr]).toEqual([2, 'there is no partner hooli; the partners are acme, globex\n']);
      const absent = await call('--state', folder);
      expect([absent.code, absent.stderr]).toEqual([1, expect.stringContaining('is `npm start` running?')]);
    });

    test.each(nodes)('with %s, it can be required', async (node) => {
      const code = `const { PartnerOrdersClient, ApiProblem } = require('@partner-orders/partner-client');
const client = new PartnerOrdersClient({ baseUrl: process.argv[1], credentials: async () => process.argv[2] });
client.orders.get('ord_00000000000000000000000000').catch((error) => console.log(error instanceof ApiProblem, error.code));`;
      const parameters = [stack.prepared.gatewayUrl, await stack.tokenOf('acme')];
      const { stdout } = await run(node, ['--no-warnings', '-e', code, ...parameters], { cwd: folder });
      expect(stdout).toBe('true not_found\n');
    });
  },
);
