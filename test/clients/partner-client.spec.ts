import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { apiTypesFile, describeApiTypes } from '@partner-orders/partner-client/tools/describe-api-types';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApiFile } from '../../tools/build/write-openapi.ts';
import { root } from '../../tools/root.ts';
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
      stack = await RunningStack.start(async () => ({ GATEWAY_REQUIRED: 'true' }));
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
