import { type Container, CosmosClient } from '@azure/cosmos';
import { buildOrderListQuery } from '../../shared/adapters/cosmos/build-order-list-query.ts';
import { containers, databaseId } from '../../shared/adapters/cosmos/containers.ts';
import { PartnerDocuments } from '../../shared/adapters/cosmos/partner-documents.ts';
import { PartnerId } from '../../shared/domain/ids.ts';
import { percentile } from '../load.ts';
import { mappedMemoryOf, memoryOf } from '../processes/process-usage.ts';
import { ordersAlone, startStack } from '../processes/start-stack.ts';
import type { Session } from '../session.ts';

const FEW = 1_000;
const PAGE = 50;
const PAGES = 300;
/** As many as the SDK accepts at once without splitting them into sequential requests. */
const BULK = 2_000;
const GOAL_RATIO = 1.2;
const GOAL_MEMORY_MIB = 1_536;

/**
 * Pages of one partner's orders while they grow from a thousand to a million, and the memory of the whole stack at the
 * end.
 */
export async function measurePages(session: Session): Promise<void> {
  const { documents: many, onProgress: progress } = session.options;
  const stack = await startStack(ordersAlone);
  // A busy disk may let the checkpoint of so much data take more than the SDK's minute.
  const client = new CosmosClient({ connectionString: stack.cosmos, connectionPolicy: { requestTimeout: 600_000 } });
  try {
    const database = client.database(databaseId);
    const { container: small } = await database.containers.createIfNotExists({
      ...containers.orders,
      id: 'few-orders',
    });
    const big = database.container(containers.orders.id);
    await fill(small, FEW);
    const began = performance.now();
    await fill(big, many, (done) => progress(`pages: ${done.toLocaleString('en')} documents`));
    const filling = (performance.now() - began) / 1_000;

    // Take turns, so that other work on the machine affects both.
    const [few, lots]: [number[], number[]] = [[], []];
    for (let n = 0; n < PAGES; n += 1) {
      few.push(await timePage(small, FEW));
      lots.push(await timePage(big, many));
    }
    const [quick, slow] = [few, lots].map((times) =>
      percentile(
        times.sort((a, b) => a - b),
        50,
      ),
    );
    const ratio = (slow ?? 0) / (quick ?? 1);
    const mapped = mappedMemoryOf(stack.whole);
    const memory = memoryOf(stack.whole) - mapped;
    const size = many.toLocaleString('en');
    const add = (what: string, figure: string, goal?: { text: string; met: boolean }) =>
      session.facts.push({ part: 'pages', what, figure, ...(goal && { goal }) });
    add(`a page of ${PAGE} among 1,000 documents`, `p50 ${quick?.toFixed(2)} ms`);
    add(`a page of ${PAGE} among ${size} of one partner`, `p50 ${slow?.toFixed(2)} ms`);
    add('that many more documents', `× ${ratio.toFixed(2)}`, { text: `≤ × ${GOAL_RATIO}`, met: ratio <= GOAL_RATIO });
    add(`${size} documents written in bulk through the SDK`, `${(many / filling).toFixed(0)}/s`);
    const goal = { text: '≤ 1.5 GiB', met: memory <= GOAL_MEMORY_MIB };
    add(`memory of the whole stack with ${size} documents`, `${memory.toFixed(0)} MiB`, goal);
    add('of it the emulators', `${(memoryOf(stack.emulators) - mappedMemoryOf(stack.emulators)).toFixed(0)} MiB`);
    add('pages of files beside it, which the system takes back when it needs them', `${mapped.toFixed(0)} MiB`);
  } finally {
    client.dispose();
    await stack.stop();
  }
}

async function timePage(container: Container, documents: number): Promise<number> {
  const after = listKey(PAGE + Math.floor(Math.random() * (documents - PAGE)));
  const query = buildOrderListQuery({}, { limit: PAGE, newestFirst: true, after });
  const start = performance.now();
  const page = await new PartnerDocuments(container).query(PartnerId.parse('acme'), query);
  if (page.length !== PAGE) throw new Error(`a page of ${PAGE} has ${page.length} documents`);
  return performance.now() - start;
}

/** Sends two batches at a time, so that client and server are both busy. */
async function fill(container: Container, count: number, report: (done: number) => void = () => undefined) {
  let next = 0;
  const fillOn = async () => {
    while (next < count) {
      const from = next;
      next += BULK;
      await fillFrom(container, from, Math.min(BULK, count - from));
      if ((from + BULK) % 100_000 === 0) report(from + BULK);
    }
  };
  await Promise.all([fillOn(), fillOn()]);
}

async function fillFrom(container: Container, from: number, length: number): Promise<void> {
  const operations = Array.from({ length }, (_, n) => {
    const resourceBody = orderDocument(from + n);
    return { operationType: 'Create' as const, partitionKey: ['acme', resourceBody.orderId], resourceBody };
  });
  const results = await container.items.executeBulkOperations(operations);
  const refused = results.find(({ error }) => error !== undefined);
  if (refused?.error === undefined) return;
  const { code, message } = refused.error;
  throw new Error(`a document was refused: ${code} ${message}`);
}

const listKey = (n: number) => `2026-01-01T00:00:00.000Z#${String(n).padStart(9, '0')}`;

/** A document with the keys and the size of a stored order. */
function orderDocument(n: number) {
  const id = `order-${n}`;
  const keys = { id, partnerId: 'acme', orderId: id, type: 'order', status: 'confirmed', listKey: listKey(n) };
  return { ...keys, schemaVersion: 1, order: { text: 'x'.repeat(900) } };
}
