import { expect, test } from 'vitest';
import { exportIdFor, importIdFor, PartnerId } from './ids.ts';
import type { Job, JobStatus } from './job.ts';
import { folderOf, isLeft, jobOfFile } from './left-file.ts';

const now = new Date('2026-11-27T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const partnerId = PartnerId.parse('acme');
const id = importIdFor(partnerId, 'a');
const aJob = (status: JobStatus): Job => ({
  ...{ id, partnerId, kind: 'import', status, fingerprint: 'f' },
  ...{ createdAt: hoursAgo(48).toISOString(), updatedAt: hoursAgo(48).toISOString() },
});
const upload = { name: `imports/acme/${id}/upload`, changedAt: hoursAgo(2) };
const report = { name: `imports/acme/${id}/report.ndjson`, changedAt: hoursAgo(2) };

test('a name has its job, and a name of another form has none', () => {
  const exported = { kind: 'export' as const, partnerId, id: exportIdFor(partnerId, 'a') };
  expect(jobOfFile(`${folderOf(exported)}orders.csv`)).toEqual({
    ...{ kind: 'export', file: 'orders.csv' },
    ref: { partnerId, jobId: exported.id },
  });
  expect(jobOfFile(upload.name)?.ref).toEqual({ partnerId, jobId: id });
  for (const name of ['upload', 'imports/acme/imp_1/upload', `imports/acme/${id}`, `other/acme/${id}/upload`]) {
    expect(jobOfFile(name)).toBeUndefined();
  }
});

test.each<[what: string, job: Job | undefined, upload: boolean, report: boolean]>([
  ['its job is gone', undefined, true, true],
  ['its job has expired', aJob('expired'), true, true],
  ['its job is waiting for it', aJob('awaiting_upload'), false, false],
  ['its job is running', aJob('running'), false, false],
  ['partners may download it', aJob('ready'), false, false],
  ['its job has ended, and only the report is wanted', aJob('completed'), true, false],
  ['its job was cancelled', aJob('cancelled'), true, false],
  ['its job has failed', aJob('failed'), true, false],
])('a file is left or not when %s', (_, job, isUploadLeft, isReportLeft) => {
  expect(isLeft(upload, job, now)).toBe(isUploadLeft);
  expect(isLeft(report, job, now)).toBe(isReportLeft);
});

test('a file that was just written is not left, because its writer may be at work', () => {
  expect(isLeft({ ...upload, changedAt: hoursAgo(0.9) }, undefined, now)).toBe(false);
});
