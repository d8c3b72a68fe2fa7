import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OrderId } from '../../../shared/domain/ids.ts';
import type { PersonsOrder } from '../../../shared/ports/personal-data-admin.ts';
import type { OperatorPorts } from '../operator-ports.ts';
import { OpsError } from '../ops-error.ts';
import { erasePerson } from './erase-person.ts';
import { exportPerson } from './export-person.ts';

const orderTo = (n: number, postalCode: string, country: string): PersonsOrder => ({
  ...{ id: OrderId.parse(`ord_${String(n).padStart(26, '0')}`), placedAt: '2026-01-02T03:04:05.000Z' },
  ...{ status: 'confirmed', postalCode, country },
});
const orders = [orderTo(1, '10115', 'DE'), orderTo(2, '1010', 'AT'), orderTo(3, '10115', 'DE')];

const ports = {
  clock: { now: () => new Date() },
  personalData: {
    findOrders: async () => orders,
    readOrders: async () => orders,
    readDocuments: async () => [{ type: 'order' }],
    readAddresses: async () => [],
  },
  screeningRules: { readEach: async () => [] },
  rejections: { list: async () => ({ rejections: [], unreadable: [] }) },
  jobs: { list: async () => ({ jobs: [], unreadable: [] }) },
} as unknown as OperatorPorts;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-person-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ada = { partner: 'acme', recipient: 'Ada Example' };
const refusalOf = (work: Promise<unknown>): Promise<OpsError> =>
  work.then(
    () => expect.fail('it was not refused'),
    (error) => error,
  );

test('several places may be several people: nobody’s data is handed over with another’s, and it is refused as an erasure is', async () => {
  const refusal = await refusalOf(exportPerson.run(ports, { ...ada, file: join(folder, 'x.json') }));
  expect(refusal).toBeInstanceOf(OpsError);
  expect(refusal.message).toBe(
    'the orders go to 2 postal codes, so it may be several people: AT 1010 (1 order), DE 10115 (2 orders): add --postal-code CODE with one of them, or --all-places if it is one person; privacy erase --dry-run lists the orders',
  );
  expect(refusal.recorded).not.toMatch(/10/);
  expect(readdirSync(folder)).toEqual([]);
  expect((await refusalOf(erasePerson.run(ports, ada))).message).toBe(refusal.message);
});

test('a postal code goes only with a name: for metadata, and for one code in two countries, the orders are to be named', async () => {
  const byMail = { partner: 'acme', metadata: 'mail=ada@example.com', file: join(folder, 'x.json') };
  const { message } = await refusalOf(exportPerson.run(ports, byMail));
  expect(message).toContain('name the orders of the person with --orders');
  expect(message).not.toContain('--postal-code');
});

test('one place, or all of them if it is one person: the file is only for its reader, and has to be deleted', async () => {
  const file = join(folder, 'x.json');
  const one = await exportPerson.run(ports, { ...ada, file, 'postal-code': '10115' });
  expect(one.data).toMatchObject({ orders: [orders[0]?.id, orders[2]?.id], leftOut: [orders[1]?.id], places: 1 });
  expect(one.lines).toContain('it holds personal data, and only you can read it: delete it when it is handed over');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const all = await exportPerson.run(ports, { ...ada, file: `${file}2`, 'all-places': true });
  expect(all.data).toMatchObject({ orders: orders.map(({ id }) => id), places: 2 });
});

test('a file that is there already is named in plain words, and so is a missing folder', async () => {
  const file = join(folder, 'x.json');
  writeFileSync(file, '');
  const again = exportPerson.run(ports, { ...ada, file, 'all-places': true });
  await expect(again).rejects.toThrow(
    `${file} exists already, and is not overwritten: delete it if nobody needs it any more, or name another file`,
  );
  const lost = exportPerson.run(ports, { ...ada, file: join(folder, 'none', 'x.json'), 'all-places': true });
  await expect(lost).rejects.toThrow(`${join(folder, 'none')} does not exist`);
});

test('a file in a git work tree is refused before anything is read, because git would see it', async () => {
  mkdirSync(join(folder, '.git'));
  mkdirSync(join(folder, 'deep'));
  const file = join(folder, 'deep', 'x.json');
  await expect(exportPerson.run({} as OperatorPorts, { ...ada, file })).rejects.toThrow(
    'is in a git work tree, and a person’s data must not get into git',
  );
});
