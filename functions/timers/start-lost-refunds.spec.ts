import { expect, test } from 'vitest';
import { orderIdFor, PartnerId, type RefundRef, refundIdFor } from '../../shared/domain/ids.ts';
import { runWithLog } from '../../shared/telemetry/log.ts';
import { PartnerRounds } from './partner-rounds.ts';
import { startLostRefunds } from './start-lost-refunds.ts';

const now = Date.parse('2026-01-10T00:00:00Z');
const MINUTE = 60_000;

function refundOf(partner: string, n: number): RefundRef {
  const partnerId = PartnerId.parse(partner);
  const orderId = orderIdFor(partnerId, `${n}`);
  return { partnerId, orderId, refundId: refundIdFor(orderId, 'r') };
}

/** @param silentFor by partner: how long its refunds have been silent for too long */
async function run(
  silentFor: Record<string, number[]>,
  startRefundIfLost: (ref: RefundRef) => Promise<boolean> = async () => true,
) {
  const state = { asked: [] as string[], lines: [] as string[], overdueBefore: undefined as Date | undefined };
  const all = Object.entries(silentFor).map(([partner, silences]) => ({
    partnerId: PartnerId.parse(partner),
    refunds: silences.map((ms, n) => ({ ref: refundOf(partner, n), searchAt: new Date(now - ms) })),
  }));
  const openRefunds = {
    listDue: async (partnerId: PartnerId, before: Date, limit: number) => {
      const found = all.find((partner) => partner.partnerId === partnerId)?.refunds ?? [];
      return found
        .filter(({ searchAt }) => searchAt < before)
        .slice(0, limit)
        .map(({ ref }) => ref);
    },
    countAtProvider: async (before: Date) => {
      state.overdueBefore = before;
      return 0;
    },
  };
  const refundRounds = new PartnerRounds(async (behind) => {
    const next = all.find(({ partnerId }) => partnerId > (behind ?? ''));
    return next && { partnerId: next.partnerId, searchAt: next.refunds[0]?.searchAt ?? new Date(now) };
  });
  const sagas = {
    startRefundIfLost: (ref: RefundRef) => {
      state.asked.push(ref.refundId);
      return startRefundIfLost(ref);
    },
  };
  const note = (line: unknown) => void state.lines.push(String(line));
  await runWithLog({ info: note, warn: note, error: note }, {}, () =>
    startLostRefunds(
      { openRefunds, refundRounds, sagas, clock: { now: () => new Date(now) } },
      { lostAfterMs: MINUTE, refundOverdueMs: 7 * 24 * 60 * MINUTE },
    ),
  );
  return state;
}

test('refunds that nothing continues are started, and those that still have time are left alone', async () => {
  const { asked, lines, overdueBefore } = await run({
    acme: [61_000, 59_000],
    globex: [-MINUTE],
    initech: [3_600_000],
  });
  expect(asked).toEqual([refundOf('acme', 0).refundId, refundOf('initech', 0).refundId]);
  expect(lines).toHaveLength(2);
  expect(overdueBefore).toEqual(new Date('2026-01-03T00:00:00Z'));
});

test('a refund whose saga runs is not reported as lost', async () => {
  const { asked, lines } = await run({ acme: [61_000] }, async () => false);
  expect([asked.length, lines]).toEqual([1, []]);
});

test('a saga that can’t be started keeps no other refund waiting, of its partner or of another', async () => {
  const bad = refundOf('acme', 0).refundId;
  const { asked, lines } = await run({ acme: [90_000, 80_000], globex: [70_000] }, async ({ refundId }) => {
    if (refundId === bad) throw new Error('the task hub is down');
    return true;
  });
  expect(asked).toEqual([bad, refundOf('acme', 1).refundId, refundOf('globex', 0).refundId]);
  expect(lines.filter((line) => line.includes("can't be started"))).toHaveLength(1);
});

test('a partner with thousands of lost refunds gets a share of each run, and the next partner its own', async () => {
  const { asked } = await run({ acme: Array.from({ length: 2_000 }, () => 90_000), globex: [70_000] });
  expect(asked).toHaveLength(51);
  expect(asked.at(-1)).toBe(refundOf('globex', 0).refundId);
});
