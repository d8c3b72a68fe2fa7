import { expect, test } from 'vitest';
import { OrderId } from '../../../shared/domain/ids.ts';
import type { Job } from '../../../shared/domain/job.ts';
import type { JobsAdmin } from '../../../shared/ports/jobs-admin.ts';
import type { OperatorPorts } from '../operator-ports.ts';
import { erasePerson } from './erase-person.ts';

const id = OrderId.parse(`ord_${'0'.repeat(26)}`);

function portsWith(jobs: Awaited<ReturnType<JobsAdmin['list']>>): OperatorPorts {
  let minutes = 0;
  const ports = {
    clock: {
      now: () => {
        minutes += 6;
        return new Date(Date.UTC(2026, 0, 1, 0, minutes));
      },
    },
    operator: async () => ({ name: 'ada' }),
    personalData: {
      readOrders: async () => [{ id, placedAt: '', status: 'confirmed', postalCode: '1', country: 'AT' }],
      readAddresses: async () => [],
    },
    screeningRules: { readEach: async () => [] },
    rejections: { list: async () => ({ rejections: [], unreadable: [] }) },
    jobs: { list: async () => jobs },
    housekeeping: { request: async () => undefined },
    erasures: { add: async () => undefined, find: async () => undefined },
  };
  return ports as unknown as OperatorPorts;
}

test('what the app has not carried out after ten minutes is reported and recorded as waiting, not as failed', async () => {
  const ports = portsWith({ jobs: [], unreadable: [] });
  const { lines, changes } = await erasePerson.run(ports, { partner: 'acme', orders: id });
  expect(lines).toEqual([expect.stringContaining('recorded, and not yet carried out after ten minutes')]);
  expect(changes).toEqual([
    expect.objectContaining({ of: 'erasure', after: { orders: 1, left: 1, exports: [] } }),
    { of: 'order', id, after: 'waits' },
  ]);
});

test('an import that is open is named, because its file may have the person and its lines may place new orders', async () => {
  const jobs = [
    { id: 'imp_1', kind: 'import', status: 'running' },
    { id: 'imp_2', kind: 'import', status: 'completed' },
    { id: 'exp_3', kind: 'export', status: 'running' },
  ] as unknown as Job[];
  const ports = portsWith({ jobs, unreadable: ['imp_4', 'exp_5'] });
  const { lines, data } = await erasePerson.run(ports, { partner: 'acme', orders: id, 'dry-run': true });
  expect(lines.filter((line) => line.includes('imp_') || line.includes('exp_'))).toEqual([
    expect.stringMatching(/^the import imp_1 is open.*jobs cancel imp_1, or erase again when it has ended$/),
    expect.stringMatching(/^the import imp_4 can.t be read.*documents show imp_4$/),
  ]);
  expect(data).toMatchObject({ imports: ['imp_1', 'imp_4'] });
});

test('a dry run prints where each order goes, because its postal codes tell people apart', async () => {
  const ports = portsWith({ jobs: [], unreadable: [] });
  const { lines } = await erasePerson.run(ports, { partner: 'acme', orders: id, 'dry-run': true });
  expect(lines[0]).toMatch(/ {2}confirmed {2}AT 1$/);
});
