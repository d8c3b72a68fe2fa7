import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../launch-chromium.ts';
import { anOrder, RunningStack } from '../running-stack.ts';
import { ConsoleStage, findBarriers, isTooWide } from './open-console.ts';

describe.skipIf(chromiumPath === undefined)('orchestrations in the console (skipped without Chromium)', () => {
  let stack: RunningStack;
  let stage: ConsoleStage;
  let orderId: string;
  beforeAll(async () => {
    // So slow that the saga waits for its next attempt while the test looks at it.
    stack = await RunningStack.start(async () => ({ SAGA_FIRST_DELAY_MS: '600000', SAGA_MAX_DELAY_MS: '600000' }));
    stage = await ConsoleStage.start(stack);
    await stack.breakIt('carrier', { operation: 'shipments.book', fault: 'error', times: 1_000 });
    const placed = await (await stack.partner('acme')).place(anOrder());
    orderId = placed.id;
  });
  afterAll(async () => {
    await stage?.close();
    await stack?.stop();
  });

  test('a running saga is found, told step by step, suspended, resumed, terminated and purged', async () => {
    const { page, faults } = await stage.open('/sagas');
    await page.getByRole('link', { name: `order-${orderId}` }).click();
    await page.getByText('Activity book-shipment').waitFor();
    await page.getByText('Timer until').waitFor();
    const completed = page.getByRole('row', { name: /Activity authorize-payment completed/ });
    expect(await completed.count()).toBe(1);
    expect(await findBarriers(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await isTooWide(page)).toBe(false);
    await page.setViewportSize({ width: 1_200, height: 900 });

    const heading = page.getByRole('heading', { level: 2 });
    await page.getByRole('textbox', { name: 'Reason' }).fill('looking at it');
    await page.getByText('On the command line').click();
    await page.getByText(/suspend\?reason=looking%20at%20it/).waitFor();
    await page.getByText('The event has no name yet').waitFor();
    await page.getByRole('textbox', { name: 'Event to raise' }).fill('released');
    for (const act of ['terminate?reason=', 'raiseEvent/released', 'restart?restartWithNewInstanceId'])
      await page.getByText(act).waitFor();
    await page.getByRole('button', { name: 'Suspend', exact: true }).click();
    await heading.getByText('Suspended').waitFor();
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await heading.getByText('Running').waitFor();
    await page.getByText('Orchestration looking at it').first().waitFor();

    await page.getByRole('button', { name: 'Terminate', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Terminate', exact: true }).click();
    await heading.getByText('Terminated').waitFor();
    expect(await page.getByRole('button', { name: 'Suspend', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Purge', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Purge', exact: true }).click();
    await page.getByText(`There is no instance order-${orderId}.`).waitFor();
    // The browser itself logs the answer 404.
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
    await page.close();
  });

  test('an event is raised on a saga that waits', async () => {
    const { id } = await (await stack.partner('acme')).place(anOrder());
    const { page, faults } = await stage.open(`/sagas?prefix=order-${id}`);
    await page.getByRole('link', { name: `order-${id}` }).click();
    await page.getByText('Timer until').waitFor();
    await page.getByLabel('Event to raise').fill('resume');
    await page.getByLabel('Its data, as JSON').fill('{');
    await page.getByRole('button', { name: 'Raise', exact: true }).click();
    await page.getByRole('alert').getByText('The event’s data is not JSON').waitFor();
    await page.getByLabel('Its data, as JSON').fill('{"by":"the console"}');
    await page.getByRole('button', { name: 'Raise', exact: true }).click();
    await page.getByText('resume raised.').waitFor();
    await page.getByRole('row', { name: /Event resume received/ }).waitFor();
    // The browser itself logs the answer 400.
    expect(faults.filter((fault) => !fault.includes('400'))).toEqual([]);
    await page.close();
  });

  test('a failed instance is rewound, and started again as a new one', async () => {
    const url = `${stack.prepared.hostUrl()}/runtime/webhooks/durabletask/orchestrators/order-saga/broken`;
    const headers = { 'x-functions-key': stack.host.keys?.ofExtension('durabletask') ?? '' };
    expect((await fetch(url, { method: 'POST', headers, body: '{}' })).status).toBe(202);
    const { page, faults } = await stage.open('/sagas/broken');
    const act = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
    };
    await page.getByRole('row', { name: /Orchestration .*failed/ }).waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).fill('the app is mended');
    await act('Rewind');
    await page.getByText('Its failed activities run again.', { exact: true }).waitFor();
    await page.getByRole('row', { name: /Orchestration the app is mended rewound/ }).waitFor();
    await act('Restart as new');
    const told = await page.getByText(/^The instance \w+ has started/).textContent();
    const [, id = ''] = /instance (\w+)/.exec(told ?? '') ?? [];
    await page.goto(`${stage.console.url}/sagas/${id}`);
    await page.getByRole('row', { name: /Orchestration .*failed/ }).waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });

  test('the page names the key’s file, and never shows the key', async () => {
    const { id } = await (await stack.partner('acme')).place(anOrder());
    const { page } = await stage.open(`/sagas?prefix=order-${id}`);
    await page.getByRole('link', { name: `order-${id}` }).click();
    await page.getByText('On the command line').click();
    await page.getByText('keys.json').waitFor();
    await page.getByText('curl').first().waitFor();
    const key = stack.host.keys?.ofExtension('durabletask') ?? '';
    expect(key).not.toBe('');
    expect(await page.content()).not.toContain(key);
    await page.close();
  });

  test('a filter by state, name and id is applied by the server', async () => {
    const list = async (query: string) => {
      const answer = await fetch(`${stage.console.url}/api/sagas?${query}`);
      const { instances } = (await answer.json()) as { instances: { id: string }[] };
      return instances.map(({ id }) => id);
    };
    const placed = await (await stack.partner('acme')).place(anOrder());
    const id = `order-${placed.id}`;
    const { page } = await stage.open(`/sagas?status=Running&name=order-saga&prefix=${id}`);
    await page.getByRole('link', { name: id }).waitFor();
    await page.close();
    expect(await list(`prefix=${id}`)).toEqual([id]);
    expect(await list(`prefix=${id}&status=Failed`)).toEqual([]);
    expect(await list(`prefix=${id}&name=other`)).toEqual([]);
    expect(await list(`prefix=${id}&to=2020-01-01T00:00:00Z`)).toEqual([]);
  });

  test('what the API refuses is said', async () => {
    const act = async (id: string, body: object) => {
      const init = { method: 'POST', body: JSON.stringify(body) };
      const answer = await fetch(`${stage.console.url}/api/sagas/instances/${id}`, init);
      return [answer.status, ((await answer.json()) as { error: string }).error];
    };
    expect(await act('none', { act: 'suspend', reason: '' })).toEqual([404, 'There is no instance none.']);
    expect(await act('none', { act: 'raise', event: 'e', data: '{' })).toEqual([
      400,
      expect.stringContaining('The event’s data is not JSON'),
    ]);
    expect((await act('none', { act: 'explode' }))[0]).toBe(400);
  });

  test('while the host is down, the page says so', async () => {
    await stack.killHost();
    const { page } = await stage.open('/sagas');
    await page.getByRole('alert').getByText('The Functions host doesn’t answer').waitFor();
    await page.close();
    await stack.restartHost();
  });
});
