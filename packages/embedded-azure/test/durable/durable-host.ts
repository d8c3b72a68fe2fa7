import { createServer } from 'node:http';
import { join } from 'node:path';
import type { InvocationContext } from '@azure/functions';
import { closeServer, listen } from '@partner-orders/loopback-server/listen';
import { type DurableClient, getClient, input } from 'durable-functions';
import { type DurableExtension, durableExtension } from '../../src/durable/durable-extension.ts';
import type { FunctionDefinition, FunctionInvoker } from '../../src/functions-host/invocation.ts';
import { Worker } from '../../src/functions-host/worker/worker.ts';

export interface DurableHost {
  extension: DurableExtension;
  client: DurableClient;
  /** The public API, without a slash at the end. */
  webhookUrl: string;
  lines: string[];
  stop(): Promise<void>;
}

export interface DurableHostOptions {
  stateFile: string;
  hostJson?: Record<string, unknown>;
  /** Instead of the fixture app's worker. */
  invoker?: FunctionInvoker;
  /** How long to wait for running functions at the end, in milliseconds. */
  drain?: number;
}

let worker: Promise<Worker> | undefined;

/** A process can load only one app, and only once. */
export function fixtureWorker(): Promise<Worker> {
  worker ??= Worker.load({ scriptRoot: join(import.meta.dirname, 'fixtures'), log: () => {} });
  return worker;
}

const clientFunction: FunctionDefinition = {
  id: 'starter',
  name: 'starter',
  trigger: { type: 'httpTrigger', name: 'req' },
  bindings: { client: { type: 'durableClient', direction: 'in' } },
};

/** The Durable extension behind a plain HTTP server on a free port, and the library's client for it. */
export async function startDurableHost(options: DurableHostOptions): Promise<DurableHost> {
  const invoker = options.invoker ?? (await fixtureWorker());
  const lines: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', baseUrl);
    if (!extension.handle?.(request, response, url)) response.writeHead(404).end();
  });
  const baseUrl = `http://127.0.0.1:${await listen(server, 0, 'the test')}`;
  process.env['WEBSITE_HOSTNAME'] = '127.0.0.1';
  const extension = await durableExtension({
    invoker,
    functions: [...invoker.functions.values()],
    stateFile: options.stateFile,
    hostJson: options.hostJson ?? {},
    baseUrl: () => baseUrl,
    log: (line) => lines.push(line),
  }).catch(async (error: unknown) => {
    await closeServer(server);
    throw error;
  });
  await extension.start();
  return {
    extension,
    client: libraryClient(extension),
    webhookUrl: `${baseUrl}/runtime/webhooks/durabletask`,
    lines,
    async stop() {
      await extension.stop(AbortSignal.timeout(options.drain ?? 5000));
      await closeServer(server);
    },
  };
}

/** The client that `df.getClient` creates from the binding's value inside a function. */
function libraryClient(extension: DurableExtension): DurableClient {
  const [binding] = extension.inputs?.(clientFunction) ?? [];
  const value: unknown = JSON.parse(binding?.data.string ?? 'null');
  const context = { options: { extraInputs: [input.durableClient()] }, extraInputs: { get: () => value } };
  return getClient(context as unknown as InvocationContext);
}
