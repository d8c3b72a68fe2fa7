import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperatorPorts } from '../operator-ports.ts';
import { checkFiles } from './check-files.ts';

const now = new Date('2026-11-27T10:00:00Z');
const look = (failed: number, minutesAgo: number) => ({
  last: { failed, endedAt: new Date(now.getTime() - minutesAgo * 60_000).toISOString() },
});

/** What the doctor says if the app last looked so, and the account has this address. */
async function findingsOf(state: object | undefined, place: 'local' | 'azure' = 'local', files?: string) {
  const ports = { housekeeping: { find: async () => state }, clock: { now: () => now }, addresses: { files } };
  return checkFiles.run(ports as unknown as OperatorPorts, place);
}

const examine = async (...given: Parameters<typeof findingsOf>) =>
  (await findingsOf(...given)).map(({ state }) => state);

describe('the account of partners’ files', () => {
  it.each([
    ['has not been looked at yet', undefined, 'unknown'],
    ['was used by the app within the hour', look(0, 59), 'well'],
    ['could not be used by the app', look(1, 5), 'missing'],
    ['was last looked at hours ago, as the app does not run', look(0, 121), 'missing'],
  ])('%s', async (_, state, expected) => {
    expect(await examine(state)).toEqual([expected, 'unknown']);
  });

  let status = 200;
  let isStorage = true;
  const server = createServer((_request, response) => {
    response.writeHead(status, isStorage ? { 'x-ms-request-id': 'r' } : {}).end();
  });
  let url: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  it.each([
    ['refuses strangers', 403, true, 'well'],
    ['lists its containers to anybody', 200, true, 'missing'],
    ['is hidden by something else', 403, false, 'missing'],
  ])('%s', async (_, answered, isOurs, expected) => {
    [status, isStorage] = [answered, isOurs];
    expect(await examine(look(0, 1), 'azure', url)).toEqual(['well', expected]);
  });

  it('does not answer: the address and the reason are said, and what the app said too', async () => {
    for (const place of ['local', 'azure'] as const)
      expect(await findingsOf(look(0, 1), place, 'http://127.0.0.1:1')).toMatchObject([
        { state: 'well' },
        { state: 'failed', what: expect.stringContaining('http://127.0.0.1:1: connect ECONNREFUSED') },
      ]);
  });

  it('has an address that nobody named', async () => {
    expect(await examine(look(0, 1), 'azure')).toEqual(['well', 'unknown']);
  });
});
