import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../launch-chromium.ts';
import { RunningStack } from '../running-stack.ts';
import { ConsoleStage, findBarriers, isTooWide } from './open-console.ts';

describe.skipIf(chromiumPath === undefined)('the API reference in Chromium (skipped where there is none)', () => {
  let stack: RunningStack;
  let stage: ConsoleStage;
  beforeAll(async () => {
    stack = await RunningStack.start();
    stage = await ConsoleStage.start(stack);
  });
  afterAll(async () => {
    await stage?.close();
    await stack?.stop();
  });

  const send = async (path: string, body: unknown) => {
    const answer = await fetch(`${stage.console.url}/api/api-reference/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  test('an operation is tried as the chosen client, and the page never has the token', async () => {
    const { page, faults } = await stage.open('/api-reference?as=globex');
    await page.getByLabel('Find').fill('get /v1/orders limit');
    await page.getByText('No operation is like that.').waitFor();
    await page.getByLabel('Find').fill('listOrders');
    await page.getByText('List orders').click();
    await page.getByText('Send as globex: the same with curl').click();
    const before = await page.getByRole('form', { name: 'listOrders' }).locator('.command code').textContent();
    expect(before).toContain('npm run -s token -- globex');
    await page.getByRole('button', { name: 'Send as globex' }).click();
    await page.getByLabel('Request and answer').getByText('200', { exact: true }).waitFor();
    await page.getByLabel('The body of the answer').getByText('"data"').waitFor();
    await page.getByText('Headers, and the same call').click();
    expect(await page.locator('.exchange .command code').textContent()).toBe(before);
    expect(await page.content()).not.toContain('eyJ');
    expect(await findBarriers(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await isTooWide(page)).toBe(false);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('the interactive reference at the gateway signs in as the client that was chosen here, the merchant too', async () => {
    const { page } = await stage.open('/api-reference?as=merchant');
    const button = page.getByRole('button', { name: 'Open the interactive reference as merchant' });
    await button.waitFor();
    const signIn = stack.prepared.settings['DOCS_SIGN_IN_URL'] ?? '';
    const roles = async () => {
      const answer = await fetch(signIn, { method: 'POST', headers: { origin: stack.prepared.gatewayUrl } });
      return decodeJwt(await answer.text())['roles'];
    };
    // To look at the panel signs nobody in: a link from elsewhere leads here too.
    expect(await roles()).not.toContain('catalogue.manage');
    const opening = page.context().waitForEvent('page');
    await button.click();
    const docs = await opening;
    await docs.waitForURL(`${stack.prepared.gatewayUrl}/docs`);
    expect(await roles()).toContain('catalogue.manage');
    await page.close();
  });

  test.each(['//evil.example/v1/orders', '/\\evil.example/v1', '/\t/evil.example/v1'])(
    'no token goes to another server: %j',
    async (path) => {
      expect(await send('calls', { name: 'acme', method: 'GET', path })).toMatchObject({ status: 400 });
    },
  );

  test('a token to copy is of the client that was named', async () => {
    const { body } = await send('token', { name: 'globex' });
    expect(decodeJwt(String(body['token']))['azp']).toBe(stack.prepared.clients['globex']?.clientId);
    expect((await send('token', { name: 'nobody' })).status).toBe(404);
    expect((await fetch(`${stage.console.url}/api/api-reference/token`)).status).not.toBe(200);
  });
});
