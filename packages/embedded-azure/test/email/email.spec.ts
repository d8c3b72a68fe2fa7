import { expect, test } from 'vitest';
import { EmailStage, toMail } from './email-stage.ts';

const OPERATION = '8540c0de-899f-4cce-acb5-3ec493af3800';
const mail = toMail('Hello');

const codeOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string } };
  expect(response.headers.get('x-ms-error-code')).toBe(error.code);
  return `${response.status} ${error.code}`;
};

test('an accepted mail survives a restart, its operation can be asked for', async () => {
  const stage = await EmailStage.start();
  const answer = await stage.send(mail, OPERATION);
  expect(answer.status).toBe(202);
  expect(answer.headers.get('operation-location')).toContain(`/emails/operations/${OPERATION}?api-version=2025-09-01`);
  expect(await answer.json()).toEqual({ id: OPERATION, status: 'Running' });
  await stage.restart();
  expect(stage.email.list()).toMatchObject([{ operationId: OPERATION, message: mail }]);
  const operation = await stage.ask(`/emails/operations/${OPERATION}`, { method: 'GET' });
  expect(await operation.json()).toEqual({ id: OPERATION, status: 'Succeeded' });
});

test('a mail is stored once for each operation, and an operation keeps its mail', async () => {
  const stage = await EmailStage.start();
  await stage.send(mail, OPERATION);
  expect((await stage.send(mail, OPERATION.toUpperCase())).status).toBe(202);
  expect(await codeOf(await stage.send(toMail('Another'), OPERATION))).toBe('400 BadRequest');
  expect(stage.email.list()).toHaveLength(1);
});

test('without a token or the role, nothing is sent or shown', async () => {
  const stage = await EmailStage.start();
  expect(await codeOf(await stage.send(mail, OPERATION, ''))).toBe('401 Denied');
  expect(await codeOf(await stage.send(mail, OPERATION, 'stranger'))).toBe('401 Denied');
  const asked = await stage.ask(`/emails/operations/${OPERATION}`, { method: 'GET' }, 'stranger');
  expect(await codeOf(asked)).toBe('401 Denied');
  expect(stage.email.list()).toEqual([]);
});

test('what is not a mail from a linked domain to people is refused, and why', async () => {
  const stage = await EmailStage.start();
  const refused: [body: object, refusal: string][] = [
    [{ ...mail, senderAddress: 'me@elsewhere.example' }, '404 DomainNotLinked'],
    [{ ...mail, recipients: { to: [{ address: 'ada' }] } }, '400 BadRequest'],
    [{ ...mail, recipients: { to: [] } }, '400 BadRequest'],
    [{ ...mail, content: { subject: 's' } }, '400 BadRequest'],
    [{ ...mail, attachments: [] }, '400 BadRequest'],
  ];
  for (const [body, refusal] of refused) expect(await codeOf(await stage.send(body, OPERATION))).toBe(refusal);
  expect(await codeOf(await stage.send(mail, 'no guid'))).toBe('400 BadRequest');
  expect(stage.email.list()).toEqual([]);
});
