import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { endpointIdFor, PartnerId } from '../../shared/domain/ids.ts';
import type { WebhookNudge } from '../../shared/domain/webhook-nudge.ts';
import { scheduleLooks } from './schedule-looks.ts';

test('the last look comes when a function that makes the change must have ended', async () => {
  const { functionTimeout } = JSON.parse(readFileSync('host.json', 'utf8'));
  const [hours = 0, minutes = 0, seconds = 0] = String(functionTimeout).split(':').map(Number);
  const partnerId = PartnerId.parse('acme');
  const looks: { nudge: WebhookNudge; at: number }[] = [];
  await scheduleLooks({ partnerId, endpointId: endpointIdFor(partnerId, 'shop') }, 'changed', {
    webhookNudges: { schedule: async (nudge, at) => void looks.push({ nudge, at: at.getTime() }) },
    clock: { now: () => new Date(0) },
  });
  expect(Math.max(...looks.map(({ at }) => at))).toBeGreaterThan(((hours * 60 + minutes) * 60 + seconds) * 1_000);
  expect(new Set(looks.map(({ nudge }) => nudge.round)).size).toBe(looks.length);
});
