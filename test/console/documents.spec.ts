import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../launch-chromium.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { ConsoleStage, findBarriers, isTooWide } from './open-console.ts';

describe.skipIf(chromiumPath === undefined)('documents in the console (skipped without Chromium)', () => {
  let stack: RunningStack;
  let stage: ConsoleStage;
  let orderId: string;
  beforeAll(async () => {
    stack = await RunningStack.start();
    stage = await ConsoleStage.start(stack);
    orderId = (await (await stack.partner('acme')).place(anOrder())).id;
    await stack.ended('acme', orderId);
    await stack.killHost();
  });
  afterAll(async () => {
    await stage?.close();
    await stack?.stop();
  });

  const query = async (body: object, container = 'orders') => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(`${stage.console.url}/api/documents/${container}/query`, init);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  test('a query in one partition leads to its document, whose changes are told as they happen', async () => {
    const { page, faults } = await stage.open('/documents');
    await page.getByRole('link', { name: 'orders', exact: true }).click();
    await page.getByRole('textbox', { name: 'Query' }).fill('SELECT * FROM c WHERE c.type = "order"');
    await page.getByRole('textbox', { name: '/partnerId' }).fill('acme');
    await page.getByRole('button', { name: /^Run/ }).click();
    await page.getByRole('alert').getByText('Give all parts of the partition key').waitFor();
    await page.getByRole('textbox', { name: '/orderId' }).fill(orderId);
    await page.keyboard.press('Control+Enter');
    await page.getByText('1 rows, ').getByText(/\d RU/).waitFor();
    await page.getByText('in one partition').waitFor();
    expect(await findBarriers(page)).toEqual([]);

    await page.getByRole('link', { name: orderId }).click();
    await page.getByText('Followed: read with If-None-Match').waitFor();
    await page.getByText(`npm run ops -- documents show ${orderId} --state ${stack.directory}`).waitFor();
    const item = stack.container('orders').item(orderId, ['acme', orderId]);
    await item.patch([{ op: 'set', path: '/order/reference', value: 'CHANGED-1' }]);
    const changed = page.getByRole('row', { name: /order\.reference/ });
    await changed.getByText('"CHANGED-1"').waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    expect(await findBarriers(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await isTooWide(page)).toBe(false);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('a document is followed again after the database was away', async () => {
    const away = (method: 'POST' | 'DELETE') =>
      fetch(`${stage.console.url}/api/faults/database-away`, { method, body: method === 'POST' ? '{}' : null });
    const { page } = await stage.open(`/documents/orders/${orderId}`);
    await page.getByText('Followed: read with If-None-Match').waitFor();
    const opensAgain = page.waitForResponse((response) => response.url().includes('/watch/'));
    expect((await away('POST')).status).toBe(200);
    await page.getByRole('alert').first().waitFor();
    // The stream is asked for while the database is still away.
    await opensAgain;
    await page.getByText('Not followed').waitFor();
    expect((await away('DELETE')).status).toBe(200);
    const item = stack.container('orders').item(orderId, ['acme', orderId]);
    await item.patch([{ op: 'set', path: '/order/reference', value: 'CHANGED-2' }]);
    await page
      .getByRole('row', { name: /order\.reference/ })
      .getByText('"CHANGED-2"')
      .waitFor();
    await page.close();
  });

  test('a document is found by its id alone, and its deletion is told', async () => {
    const container = stack.container('feed');
    const { resource: definition } = await container.read();
    const paths = definition?.partitionKey?.paths ?? [];
    const id = 'of-the-console';
    const place = Object.fromEntries(paths.map((path) => [path.slice(1), path === '/id' ? id : 'x']));
    await container.items.create({ ...place, id });
    const { page } = await stage.open(`/documents/feed/${id}`);
    await page.getByText('there', { exact: true }).waitFor();
    await container
      .item(
        id,
        paths.map((path) => (path === '/id' ? id : 'x')),
      )
      .delete();
    await page.getByText('deleted', { exact: true }).waitFor();
    await page.close();
    const nothing = await stage.open('/documents/orders/none');
    await nothing.page.getByText('There is no document none in orders.').waitFor();
    await nothing.page.close();
  });

  test('a query across partitions continues page by page, with what each has cost', async () => {
    const items = stack.container('audit').items;
    for (let n = 0; n < 60; n += 1) await items.create({ id: `console-${n}`, month: n % 2 ? '2001-01' : '2001-02' });
    const text = 'SELECT * FROM c WHERE STARTSWITH(c.id, "console-")';
    const first = await query({ query: text }, 'audit');
    const second = await query({ query: text, continuation: first.body['continuation'] }, 'audit');
    const ids = [first, second].flatMap(({ body }) =>
      (body['rows'] as { place: { id: string } }[]).map(({ place }) => place.id),
    );
    expect([ids.length, new Set(ids).size, second.body['continuation']]).toEqual([60, 60, undefined]);
    expect(first.body).toMatchObject({ isAcrossPartitions: true, metrics: { outputDocumentCount: 50 } });
    expect(first.body['charge']).toBeGreaterThan(1);
    const { page } = await stage.open(`/documents/audit?q=${encodeURIComponent(text)}`);
    await page.getByRole('button', { name: 'Next rows' }).click();
    await page.getByText('60 rows, ').waitFor();
    await page.getByText('Metrics of the query').click();
    await page.getByText('There are no index metrics').waitFor();
    await page.close();
  });

  test('what Cosmos DB refuses is said in its own words, and a container that isn’t there by name', async () => {
    const refused = await query({ query: 'SELEC' });
    expect([refused.status, refused.body['error']]).toEqual([400, expect.stringContaining('Syntax error')]);
    const noJson = await fetch(`${stage.console.url}/api/documents/orders/query`, { method: 'POST', body: '{' });
    expect([noJson.status, await noJson.json()]).toEqual([400, { error: 'the body is not JSON' }]);
    const none = await query({ query: 'SELECT * FROM c' }, 'none');
    expect([none.status, none.body['error']]).toEqual([404, 'There is no container none.']);
  });

  test('a document can’t be written here', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST']) {
      const answer = await fetch(`${stage.console.url}/api/documents/orders/watch/${orderId}`, { method });
      expect([method, answer.status]).toEqual([method, 405]);
    }
  });
});
