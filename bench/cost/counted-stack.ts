import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CosmosClient } from '@azure/cosmos';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';
import { z } from 'zod';
import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { fetchToken } from '../../tools/run-locally/client/fetch-token.ts';
import { PartnerClient } from '../../tools/run-locally/client/partner-client.ts';
import { preparePartnerOrders } from '../../tools/run-locally/partner-orders.ts';
import { FREE_PORTS } from '../../tools/run-locally/stack-ports.ts';
import { CountedBus } from './counted-bus.ts';
import { sumOf, type Usage } from './counts.ts';
import { LOOKING, WireCounter } from './wire-counter.ts';

/** When nothing but idle work has happened for this long, what an order caused is over. */
const QUIET_MS = 6_000;
const Rows = z.array(z.unknown());

export type CountedStack = Awaited<ReturnType<typeof startCountedStack>>;

/** The local stack as `npm start` runs it, with counters on its wires. Every trace is kept. */
export async function startCountedStack() {
  const directory = mkdtempSync(join(tmpdir(), 'partner-orders-cost-'));
  const executions: Record<string, number> = {};
  const output = (text: string) => {
    for (const [, name = ''] of text.matchAll(/Executing 'Functions\.([\w-]+)'/g)) {
      executions[name] = (executions[name] ?? 0) + 1;
    }
  };
  const prepared = await preparePartnerOrders({ directory, ports: FREE_PORTS, verbose: true, output });
  const { urls } = prepared.stack;
  const { bus, connectionString } = await CountedBus.start(urls.serviceBus);
  const receiver = createServer((request, response) =>
    request.resume().once('end', () => response.writeHead(204).end()),
  );
  const receiverPort = await listen(receiver, 0, 'a partner’s server');
  const host = await prepared.startHost({ SERVICE_BUS: connectionString });
  const wire = new WireCounter(prepared.gatewayUrl, receiverPort);
  const cosmos = new CosmosClient({ connectionString: urls.cosmos, userAgentSuffix: LOOKING });
  const container = (name: keyof typeof containers) => cosmos.database(databaseId).container(containers[name].id);

  async function storedBytes(): Promise<Record<string, number>> {
    const bytes: Record<string, number> = {};
    for (const name of Object.keys(containers) as (keyof typeof containers)[]) {
      if (name === 'leases') continue;
      const { resources } = await container(name).items.readAll().fetchAll();
      bytes[containers[name].id] = resources.reduce((sum, document) => sum + JSON.stringify(document).length, 0);
    }
    return bytes;
  }

  async function telemetryBytes(): Promise<number> {
    let bytes = 0;
    for (const table of ['AppRequests', 'AppDependencies', 'AppTraces', 'AppExceptions']) {
      const response = await fetch(new URL(`/api/tables/${table}?limit=10000`, urls.monitor));
      if (response.ok)
        bytes += Rows.parse(await response.json()).reduce<number>((sum, row) => sum + JSON.stringify(row).length, 0);
    }
    return bytes;
  }

  const activity = () => {
    const { idle: _, ...units } = wire.counts.units;
    return [sumOf(units), bus.counts.sent, wire.counts.webhooks].join();
  };

  async function settle(): Promise<void> {
    let last = activity();
    for (let quietSince = performance.now(); performance.now() - quietSince < QUIET_MS; await pause(100)) {
      if (activity() === last) continue;
      last = activity();
      quietSince = performance.now();
    }
  }

  /** Plays something and returns all that it used, without what is used when nothing happens. */
  async function countOf(play: () => Promise<void>): Promise<Usage> {
    await settle();
    const [storedBefore, telemetryBefore] = [await storedBytes(), await telemetryBytes()];
    wire.reset();
    Object.assign(bus.counts, { sent: 0, delivered: 0 });
    for (const name of Object.keys(executions)) delete executions[name];
    await play();
    await settle();
    const { units, ...wired } = structuredClone(wire.counts);
    const usage = {
      ...wired,
      units,
      executions: { ...executions },
      sent: bus.counts.sent,
      delivered: bus.counts.delivered,
    };
    const stored = Object.entries(await storedBytes()).map(([name, bytes]) => [
      name,
      bytes - (storedBefore[name] ?? 0),
    ]);
    return { ...usage, telemetryBytes: (await telemetryBytes()) - telemetryBefore, stored: Object.fromEntries(stored) };
  }

  return {
    countOf,
    container,
    receiverUrl: `http://${LOOPBACK}:${receiverPort}/`,
    async partner(name: string): Promise<PartnerClient> {
      const client = prepared.clients[name];
      if (client === undefined) throw new Error(`${name} is not a seeded partner`);
      return new PartnerClient(prepared.gatewayUrl, await fetchToken(urls.identity, client));
    },
    /** @param rule undefined removes all rules */
    async breakCarrier(rule?: Record<string, unknown>): Promise<void> {
      const init = rule === undefined ? { method: 'DELETE' } : { method: 'POST', body: JSON.stringify(rule) };
      const response = await fetch(new URL('/_simulator/faults', urls.carrier), init);
      if (!response.ok) throw new Error(`the carrier takes no such fault: ${await response.text()}`);
    },
    async stop(): Promise<void> {
      await host.stop();
      wire.close();
      bus.close();
      cosmos.dispose();
      await closeServer(receiver);
      await prepared.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
