import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { buildAppIfStale } from '../tools/build/build.ts';
import type { Flags } from '../tools/command-line/option.ts';
import { root } from '../tools/root.ts';

import { installPeers } from './install-peers.ts';
import { measureApi } from './parts/api.ts';
import { measureCosmos } from './parts/cosmos.ts';
import { measureDurable } from './parts/durable.ts';
import { measureHttp } from './parts/http.ts';
import { measureMessages } from './parts/messages.ts';
import { measureOrders } from './parts/orders.ts';
import { measurePages } from './parts/pages.ts';
import { measureRecovery } from './parts/recovery.ts';
import { measureStart } from './parts/start.ts';
import { type peersOptions, readPeersCommand } from './peers-command.ts';
import { mediansOf } from './report/measurement.ts';
import { renderTable } from './report/render-table.ts';
import { replaceBlock } from './report/replace-block.ts';
import { Session } from './session.ts';

interface Part {
  title: string;
  measure(session: Session): Promise<void>;
}

const parts: Record<string, Part> = {
  start: { title: 'Start and memory', measure: measureStart },
  http: { title: 'HTTP: hello', measure: measureHttp },
  api: { title: 'The partner API: taking an order and getting it', measure: measureApi },
  orders: { title: 'The whole order: API, stock, payment and shipment', measure: measureOrders },
  recovery: { title: 'The whole order after a SIGKILL', measure: measureRecovery },
  durable: { title: 'Durable: sagas of four trivial steps', measure: measureDurable },
  messages: { title: 'Messages: sent, received and completed', measure: measureMessages },
  cosmos: { title: 'Documents', measure: measureCosmos },
  pages: { title: 'Pages of a partition that grows', measure: measurePages },
};

/** Measures the embedded Azure and the partner API beside peers, in one session, and prints the table. */
export async function comparePeers(flags: Flags<typeof peersOptions>): Promise<void> {
  const { only, json, write, ...options } = readPeersCommand(flags, Object.keys(parts));
  const began = performance.now();
  const elapsed = () => `${Math.round((performance.now() - began) / 1_000)} s`;
  const progress = (line: string) => void process.stderr.write(`${elapsed().padStart(6)}  ${line}\n`);
  installPeers(progress);
  await buildAppIfStale(root);
  const chosen = Object.entries(parts).filter(([name]) => only.length === 0 || only.includes(name));
  await using session = new Session({ ...options, onProgress: progress });
  for (const [name, { measure }] of chosen) {
    await measure(session);
    progress(`${name} is done`);
  }

  const { facts, skipped, measurements } = session;
  const medians = mediansOf(measurements);
  const sections = chosen.map(([name, { title }]) => {
    const of = <T extends { part: string }>(all: readonly T[]) => all.filter(({ part }) => part === name);
    return `### ${title}\n\n${renderTable(of(medians), of(facts))}`;
  });
  const missing = [...skipped].map(([name, reason]) => `Left out: ${name}: ${reason}.`);
  const { rounds, seconds } = options;
  const how = `${rounds} rounds of ${seconds} s each, the median of them; all of it took ${elapsed()}.`;
  const text = [`${machine()}; ${how}`, ...sections, ...missing].join('\n\n');
  process.stdout.write(`${text}\n`);
  if (json !== undefined) {
    const report = { machine: machine(), options, medians, facts, skipped: Object.fromEntries(skipped), measurements };
    writeFileSync(json, `${JSON.stringify(report, undefined, 2)}\n`);
  }
  if (write) {
    const file = join(root, 'docs', 'performance.md');
    writeFileSync(file, replaceBlock(readFileSync(file, 'utf8'), 'peers', text));
  }
}

function machine(): string {
  const gib = Math.round(totalmem() / 1_024 ** 3);
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, ${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${gib} GiB, Node ${process.version}`;
}
