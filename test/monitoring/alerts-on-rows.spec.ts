import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Row } from '../../tools/monitoring/kql/scope.ts';
import { answerOf, answers, at, metric } from './rows.ts';

/** Each row of a result is an alert, so each query is tested with rows that must fire and rows that must not. */
const metrics = (...AppMetrics: Row[]) => ({ AppMetrics });
const outcome = (name: string) => ({ Properties: { outcome: name } });
const consumer = (name: string, more: Row = {}) => ({ Properties: { consumer: name, ...more } });
const breaker = (minutesAgo: number, state: number, instance = 'one') =>
  metric('provider.breaker', minutesAgo, state, { Properties: { provider: 'carrier' }, AppRoleInstance: instance });

const saga = (of: 'start' | 'step', minutesAgo: number, count: number, seconds: number) =>
  metric('saga.wait', minutesAgo, count * seconds * 1_000, { ItemCount: count, Properties: { of } });
const stepsFailed = (minutesAgo: number, count: number) =>
  metric('saga.step.attempts', minutesAgo, count, { Properties: { step: 'book-shipment', outcome: 'error' } });

const heldBack = (reason: string, minutesAgo: number, calls: number) =>
  metric('provider.calls_held_back', minutesAgo, calls, { Properties: { provider: 'carrier', reason } });

const events = (provider: string, outcome: string, minutesAgo: number, count: number) =>
  metric('provider.events', minutesAgo, count, { Properties: { provider, outcome } });

const moved = (status: string, minutesAgo: number, count: number) =>
  metric('shipments.moved', minutesAgo, count, { Properties: { status } });
const astray = (outcome: string, minutesAgo: number, count: number) =>
  metric('shipments.mismatches', minutesAgo, count, { Properties: { outcome } });

const posted = (partner: string, count: number, more: Row = {}): Row => ({
  ...{ TimeGenerated: at(2), Name: 'webhooks.post', ItemCount: count, Success: true },
  Properties: { 'partner.id': partner },
  ...more,
});
const failedFor = (partner: string, count: number, minutesAgo = 2) =>
  posted(partner, count, { Success: false, TimeGenerated: at(minutesAgo) });

/** What came once, was worked on at once, and was the last for a while. */
const night = (minutesAgo: number) => [
  metric('orders.accepted', minutesAgo, 1),
  ...(['outbox.lag', 'feed.lag', 'reports.lag', 'webhook.lag'] as const).map((name) => metric(name, minutesAgo, 100)),
  events('carrier', 'received', minutesAgo, 1),
  metric('provider.event_lag', minutesAgo, 100),
];
/** Instances report at different times. */
const seenEarlier = (minutesAgo: number) => [
  metric('orders.accepted', minutesAgo - 1.9, 1),
  metric('orders.accepted', 2, 0),
  events('carrier', 'received', minutesAgo - 1.9, 1),
  ...night(minutesAgo),
];
const lags = ['outbox-lag', 'feed-lag', 'reports-lag', 'webhook-lag', 'provider-events-late'];

const quiet: [query: string, what: string, rows: Row[]][] = [
  ...lags.flatMap((query) =>
    [6, 11, 12.9, 14.9].flatMap((minutes): [string, string, Row[]][] => [
      [query, `the last of a quiet night was ${minutes} minutes ago`, night(minutes)],
      [query, `it was told before what came ${minutes} minutes ago`, seenEarlier(minutes)],
    ]),
  ),
  ['sagas-stuck', 'none is stuck', [metric('saga.stuck', 1, 0)]],
  ['sagas-stuck', 'it was stuck longer ago than it would say so again', [metric('saga.stuck', 21, 1)]],
  ['outbox-lag', 'events leave within a minute', [metric('outbox.lag', 1, 120_000, { Max: 60_000, ItemCount: 3 })]],
  ['outbox-lag', 'events were late more than ten minutes ago', [metric('outbox.lag', 11, 90_000)]],
  ['outbox-lag', 'orders are accepted and their events may still be on their way', [metric('orders.accepted', 4, 9)]],
  ['outbox-lag', 'nothing is accepted and nothing leaves', [metric('orders.accepted', 6, 0)]],
  [
    'feed-lag',
    'events are in the feed within a minute',
    [metric('feed.lag', 1, 90_000, { Max: 60_000, ItemCount: 3 })],
  ],
  ['feed-lag', 'orders are accepted and their events may still be on their way', [metric('orders.accepted', 4, 9)]],
  [
    'reports-lag',
    'events are counted within five minutes',
    [metric('reports.lag', 1, 310_000, { Max: 300_000, ItemCount: 3 })],
  ],
  ['reports-lag', 'orders are accepted and their events may still be on their way', [metric('orders.accepted', 4, 9)]],
  [
    'webhook-lag',
    'webhooks are begun within two minutes',
    [metric('webhook.lag', 1, 130_000, { Max: 120_000, ItemCount: 2 }), metric('feed.lag', 6, 1)],
  ],
  ['webhook-lag', 'an event has just got into the feed', [metric('feed.lag', 4, 1)]],
  [
    'webhook-disabled',
    'one was disabled a while ago',
    [metric('webhook.disabled', 1_441, 1, { Properties: { reason: 'failing' } })],
  ],
  [
    'webhook-secrets-lost',
    'all have been opened for a while',
    [metric('webhook.secrets_lost', 16, 1, { Properties: { reason: 'damaged' } })],
  ],
  ['jobs-silent', 'all went on again a while ago', [metric('jobs.silent', 16, 1)]],
  [
    'jobs-silent',
    'those that were silent have been given up: jobs-failed has them',
    [metric('jobs.silent', 3, 1), metric('jobs.ended', 2, 1, { Properties: { kind: 'export', failure: 'gave_up' } })],
  ],
  [
    'jobs-failed',
    'jobs ended well, or because of their file',
    [
      metric('jobs.ended', 5, 3, { Properties: { kind: 'export', status: 'ready', failure: 'none' } }),
      metric('jobs.ended', 5, 1, { Properties: { kind: 'import', status: 'failed', failure: 'file_changed' } }),
    ],
  ],
  [
    'imports-failing',
    'lines were refused, and one failed a while ago',
    [metric('imports.records', 3, 9, outcome('refused')), metric('imports.records', 16, 1, outcome('failed'))],
  ],
  ['outbox-parked', 'one was parked a while ago', [metric('outbox.parked', 16, 1)]],
  ['task-hub-behind', 'work waits five seconds on average', [saga('start', 1, 9, 5), saga('step', 2, 27, 5)]],
  ['task-hub-behind', 'few orders woke an app that was asleep', [saga('start', 1, 4, 20), saga('step', 2, 4, 20)]],
  ['task-hub-behind', 'it waited long more than ten minutes ago', [saga('start', 11, 9, 60), saga('step', 11, 9, 60)]],
  [
    'task-hub-behind',
    'steps that failed are repeated by other processes, after delays of up to 47 seconds',
    [saga('step', 1, 20, 1), saga('step', 2, 10, 47), stepsFailed(3, 10)],
  ],
  [
    'rejections',
    'a message was set aside some time ago',
    [metric('bus.rejections', 16, 1, consumer('start-order-saga'))],
  ],
  ['consumers-failing', 'a consumer has just begun to fail', [metric('bus.retries', 9, 5, consumer('a'))]],
  [
    'messages-late',
    'they wait a minute at most, or waited longer some time ago',
    [
      metric('bus.lag', 1, 90_000, { ...consumer('a'), Max: 60_000, ItemCount: 2 }),
      metric('bus.lag', 11, 90_000, consumer('a')),
    ],
  ],
  ['consumers-failing', 'a consumer is well again', [metric('bus.retries', 11, 5, consumer('a'))]],
  [
    'consumers-failing',
    'one consumer has recovered while another begins to fail',
    [metric('bus.retries', 12, 5, consumer('a')), metric('bus.retries', 2, 5, consumer('b'))],
  ],
  [
    'consumers-failing',
    'a consumer failed an hour ago, and again now',
    [metric('bus.retries', 31, 5, consumer('a')), metric('bus.retries', 2, 5, consumer('a'))],
  ],
  ['provider-breaker', 'a trial call has closed it in between', [breaker(1, 2), breaker(2, 0), breaker(3, 2)]],
  ['provider-breaker', 'it has been open for two reports only', [breaker(1, 2), breaker(2, 2)]],
  ['provider-breaker', 'it was open before', [breaker(6, 2), breaker(7, 2), breaker(8, 2)]],
  [
    'provider-held-back',
    'calls are held back by the breaker, or have just begun to be, or are few',
    [
      ...[heldBack('breaker_open', 9, 500), heldBack('breaker_open', 1, 500), heldBack('bulkhead_full', 1, 500)],
      ...[heldBack('rate_limited', 9, 500), heldBack('rate_limited', 1, 5)],
    ],
  ],
  [
    'provider-events-refused',
    'a few are refused among many, or some time ago',
    [
      ...[events('payments', 'bad_signature', 1, 9), events('payments', 'received', 2, 10)],
      ...[events('carrier', 'bad_signature', 1, 4), events('carrier', 'old_timestamp', 16, 50)],
    ],
  ],
  [
    'provider-events-late',
    'they get there within a minute',
    [metric('provider.event_lag', 1, 90_000, { Max: 60_000, ItemCount: 2 }), events('carrier', 'received', 6, 2)],
  ],
  [
    'provider-events-late',
    'one is still on its way, was stored before, or was refused',
    [
      events('carrier', 'received', 4, 1),
      events('carrier', 'repeated', 6, 1),
      events('carrier', 'bad_signature', 6, 1),
    ],
  ],
  ['shipments-astray', 'one was a while ago', [astray('unpaid', 61, 1)]],
  ['shipments-lost', 'few are, or few of many', [moved('lost', 5, 4)]],
  ['shipments-lost', 'one in fifty is', [moved('lost', 5, 3), moved('returned', 9, 3), moved('delivered', 5, 294)]],
  ['foreign-documents', 'none was found within the hour', [metric('tenancy.foreign_documents', 61, 1)]],
  ['events-unreadable', 'one was asked for a while ago', [metric('events.unreadable', 16, 1)]],
  [
    'holds-near-deadline',
    'deadlines are far away, or one was near a while ago',
    [metric('screening.left', 4, 0, { Min: 7_200_000 }), metric('screening.left', 16, 0, { Min: 60_000 })],
  ],
  ['stock-mismatches', 'one was settled a while ago', [metric('stock.mismatches', 61, 1)]],
  [
    'reconciliation-differences',
    'none is open, or the last was a while ago',
    [metric('reconciliation.open', 16, 2), metric('reconciliation.open', 1, 0)],
  ],
  [
    'reconciliation-failing',
    'ten rounds of the hour failed',
    [
      metric('reconciliation.rounds', 5, 10, { Properties: { outcome: 'failed' } }),
      metric('reconciliation.rounds', 61, 9, { Properties: { outcome: 'failed' } }),
      metric('reconciliation.rounds', 4, 50, { Properties: { outcome: 'done' } }),
    ],
  ],
  [
    'housekeeping-late',
    'each task succeeded within a day, also if one is not quite as young',
    [
      metric('housekeeping.age', 2, 86_000_000, { Properties: { task: 'expire-jobs' } }),
      metric('housekeeping.age', 2, 3_000_000, { Properties: { task: 'remove-files' } }),
      metric('orders.accepted', 2, 5),
    ],
  ],
  [
    'housekeeping-late',
    'an app takes no events and no orders, as one that stands by',
    [metric('orders.accepted', 2, 0), metric('orders.accepted', 6, 0)],
  ],
  ['housekeeping-late', 'an app has just started and takes its first orders', [metric('orders.accepted', 4, 9)]],
  ['refunds-overdue', 'none was overdue lately', [metric('refunds.overdue', 16, 1)]],
  ['starts-recovered', 'one was recovered a while ago', [metric('saga.starts_recovered', 16, 1)]],
  [
    'migration-failing',
    'it makes progress, waits, or has failed twice',
    [
      metric('migration.steps', 1, 40, { Properties: { outcome: 'stepped' } }),
      metric('migration.steps', 2, 9, { Properties: { outcome: 'refused' } }),
      metric('migration.steps', 3, 2, { Properties: { outcome: 'failed' } }),
      metric('migration.steps', 31, 40, { Properties: { outcome: 'failed' } }),
      metric('migration.documents', 1, 900, { Properties: { outcome: 'raised' } }),
      metric('migration.documents', 1, 0, { Properties: { outcome: 'unreadable' } }),
    ],
  ],
];

test.each(quiet)('%s does not fire when %s', (query, _what, rows) => {
  expect(answerOf(query, metrics(...rows))).toEqual([]);
});

const alarming: [query: string, what: string, rows: Row[], answer: Row[]][] = [
  [
    'messages-late',
    'one of a consumer waited longer than a minute, while another consumer is in time',
    [
      metric('bus.lag', 1, 80_000, { ...consumer('a'), Max: 61_000, ItemCount: 20 }),
      metric('bus.lag', 1, 9_000, { ...consumer('b'), ItemCount: 3 }),
    ],
    [{ Consumer: 'a', Messages: 20, MeanMs: 4_000, WorstMs: 61_000 }],
  ],
  [
    'task-hub-behind',
    'starts of sagas wait longer, by their mean over all instances',
    [saga('start', 9, 10, 5), saga('start', 1, 20, 15), saga('step', 1, 90, 1)],
    [{ StartSeconds: 11.7, StepSeconds: 1, Starts: 30, Steps: 90, Failed: 0, Last: at(1) }],
  ],
  [
    'task-hub-behind',
    'steps wait longer than failures can explain',
    [saga('start', 2, 10, 0.1), saga('step', 2, 30, 18), stepsFailed(2, 2)],
    [{ StartSeconds: 0.1, StepSeconds: 14.9, Starts: 10, Steps: 30, Failed: 2, Last: at(2) }],
  ],
  [
    'sagas-stuck',
    'a saga has said so within twenty minutes: it does each quarter of an hour',
    [metric('saga.stuck', 19, 1), metric('saga.stuck', 4, 1), metric('saga.stuck', 1, 0)],
    [{ AppRoleName: 'partner-orders-blue', Stuck: 2, Last: at(1) }],
  ],
  [
    'outbox-lag',
    'one event waited longer than a minute',
    [metric('outbox.lag', 9, 60_100, { Max: 60_001, ItemCount: 50 }), metric('orders.accepted', 9, 50)],
    [{ Sent: 50, WorstMs: 60_001, Accepted: 50, Because: 'late' }],
  ],
  [
    'outbox-lag',
    'orders are accepted and nothing leaves',
    [metric('outbox.lag', 12, 100), metric('orders.accepted', 6, 1)],
    [{ Sent: 0, WorstMs: null, Accepted: 1, Because: 'nothing leaves' }],
  ],
  [
    'webhook-lag',
    'webhooks of one event were begun after two minutes',
    [metric('webhook.lag', 9, 120_100, { Max: 120_001, ItemCount: 50 }), metric('feed.lag', 9, 50, { ItemCount: 50 })],
    [{ Begun: 50, WorstMs: 120_001, Added: 50, Because: 'late' }],
  ],
  [
    'webhook-lag',
    'events are in the feed and no webhook is begun',
    [metric('webhook.lag', 12, 100), metric('feed.lag', 6, 1)],
    [{ Begun: 0, WorstMs: null, Added: 1, Because: 'none is begun' }],
  ],
  [
    'jobs-silent',
    'two searches found silent jobs',
    [metric('jobs.silent', 2, 1, { Max: 1 }), metric('jobs.silent', 9, 2, { Max: 2 })],
    [{ Jobs: 2, GivenUp: 0, Last: at(2) }],
  ],
  [
    'jobs-failed',
    'an import failed within the hour because of us',
    [metric('jobs.ended', 59, 1, { Properties: { kind: 'import', status: 'failed', failure: 'gave_up' } })],
    [{ Kind: 'import', Jobs: 1, Last: at(59) }],
  ],
  [
    'imports-failing',
    'orders of a file can’t be placed',
    [metric('imports.records', 3, 2, outcome('failed')), metric('imports.records', 9, 1, outcome('failed'))],
    [{ Orders: 3, Last: at(3) }],
  ],
  [
    'webhook-disabled',
    'endpoints were disabled within the hour',
    [
      metric('webhook.disabled', 59, 2, { Properties: { reason: 'gone' } }),
      metric('webhook.disabled', 5, 1, { Properties: { reason: 'gone' } }),
    ],
    [{ Reason: 'gone', Endpoints: 3, Last: at(5) }],
  ],
  [
    'webhook-secrets-lost',
    'a version of the key is gone',
    [metric('webhook.secrets_lost', 5, 2, { Properties: { reason: 'key_gone' } })],
    [{ Reason: 'key_gone', Attempts: 2, Last: at(5) }],
  ],
  [
    'feed-lag',
    'one event waited longer than a minute',
    [
      metric('feed.lag', 9, 60_100, { Max: 60_001, ItemCount: 50 }),
      metric('orders.accepted', 9, 50),
      metric('outbox.lag', 9, 100),
    ],
    [{ Added: 50, WorstMs: 60_001, Accepted: 50, Because: 'late' }],
  ],
  [
    'feed-lag',
    'orders are accepted and nothing is added',
    [metric('feed.lag', 12, 100), metric('orders.accepted', 6, 1), metric('outbox.lag', 6, 100)],
    [{ Added: 0, WorstMs: null, Accepted: 1, Because: 'nothing is added' }],
  ],
  [
    'reports-lag',
    'one event waited longer than five minutes',
    [
      metric('reports.lag', 9, 300_100, { Max: 300_001, ItemCount: 50 }),
      metric('orders.accepted', 9, 50),
      metric('feed.lag', 9, 100),
    ],
    [{ Counted: 50, WorstMs: 300_001, Accepted: 50, Because: 'late' }],
  ],
  [
    'reports-lag',
    'orders are accepted and nothing is counted',
    [metric('reports.lag', 12, 100), metric('orders.accepted', 6, 1), metric('feed.lag', 6, 100)],
    [{ Counted: 0, WorstMs: null, Accepted: 1, Because: 'nothing is counted' }],
  ],
  [
    'provider-events-late',
    'one waited longer than a minute',
    [metric('provider.event_lag', 9, 60_100, { Max: 60_001, ItemCount: 3 }), events('carrier', 'received', 9, 3)],
    [{ Sent: 3, WorstMs: 60_001, Stored: 3, Because: 'late' }],
  ],
  [
    'provider-events-late',
    'they are stored, and none arrives',
    [metric('provider.event_lag', 12, 100), events('payments', 'received', 6, 1)],
    [{ Sent: 0, WorstMs: null, Stored: 1, Because: 'none arrives' }],
  ],
  [
    'shipments-astray',
    'the carrier contradicts orders',
    [astray('unpaid', 59, 1), astray('foreign', 3, 2)],
    [
      { Outcome: 'unpaid', Shipments: 1, Last: at(59) },
      { Outcome: 'foreign', Shipments: 2, Last: at(3) },
    ],
  ],
  [
    'shipments-lost',
    'more than one in fifty are lost or come back',
    [moved('lost', 5, 3), moved('returned', 9, 3), moved('delivered', 5, 293), moved('shipped', 5, 900)],
    [{ Bad: 6, Arrived: 293 }],
  ],
  ['outbox-parked', 'one was parked', [metric('outbox.parked', 14, 1)], [{ Events: 1, Last: at(14) }]],
  [
    'rejections',
    'a message was set aside, by consumer and kind',
    [
      metric('bus.rejections', 14, 2, consumer('start-order-saga', { kind: 'given_up' })),
      metric('bus.rejections', 3, 1, consumer('sell-reservations', { kind: 'unreadable' })),
    ],
    [
      { Consumer: 'start-order-saga', Kind: 'given_up', Messages: 2, Last: at(14) },
      { Consumer: 'sell-reservations', Kind: 'unreadable', Messages: 1, Last: at(3) },
    ],
  ],
  [
    'consumers-failing',
    'a consumer has failed for more than ten minutes',
    [metric('bus.retries', 12, 4, consumer('a')), metric('bus.retries', 9, 3, consumer('a'))],
    [{ Consumer: 'a', Recent: 3, Before: 4 }],
  ],
  [
    'provider-breaker',
    'an instance has reported it open each time for five minutes, whatever others say',
    [breaker(1, 2), breaker(2, 2), breaker(4, 2), breaker(1, 0, 'two'), breaker(2, 0, 'two'), breaker(3, 0, 'two')],
    [{ Provider: 'carrier', Instances: 1 }],
  ],
  [
    'provider-breaker',
    'its trial calls hang, so that it is half open most of the time',
    [breaker(1, 1), breaker(2, 2), breaker(3, 1)],
    [{ Provider: 'carrier', Instances: 1 }],
  ],
  [
    'provider-held-back',
    'many calls have been for more than five minutes, by reason',
    [heldBack('bulkhead_full', 9, 30), heldBack('bulkhead_full', 4, 15), heldBack('bulkhead_full', 1, 10)],
    [{ Provider: 'carrier', Reason: 'bulkhead_full', Recent: 25, Before: 30 }],
  ],
  [
    'provider-events-refused',
    'most are refused, for whatever reason',
    [
      ...[events('payments', 'bad_signature', 2, 3), events('payments', 'unreadable', 1, 2)],
      ...[events('payments', 'repeated', 3, 2), events('carrier', 'received', 1, 7)],
    ],
    [{ Provider: 'payments', Refused: 5, Accepted: 2, Last: at(1) }],
  ],
  [
    'foreign-documents',
    'one was held back within the hour',
    [metric('tenancy.foreign_documents', 59, 1, { Properties: { container: 'orders' } })],
    [{ Container: 'orders', Documents: 1, Last: at(59) }],
  ],
  [
    'events-unreadable',
    'an event or a document could not be read',
    [metric('events.unreadable', 14, 1), metric('documents.unreadable', 2, 2, { Properties: { kind: 'order' } })],
    [{ Asked: 3, Last: at(2) }],
  ],
  [
    'migration-failing',
    'steps failed for half an hour',
    [
      metric('migration.steps', 59, 3, { Properties: { outcome: 'failed' } }),
      metric('migration.steps', 29, 3, { Properties: { outcome: 'failed' } }),
    ],
    [{ Failed: 6, Unreadable: 0, Last: at(29) }],
  ],
  [
    'migration-failing',
    'an order can’t be migrated',
    [metric('migration.documents', 29, 1, { Properties: { outcome: 'unreadable' } })],
    [{ Failed: 0, Unreadable: 1, Last: at(29) }],
  ],
  [
    'holds-near-deadline',
    'a deadline is near: the nearest, whatever the number of looks and holds',
    [metric('screening.left', 9, 0, { Min: 3_600_000 }), metric('screening.left', 4, 0, { Min: 3_240_000 })],
    [{ HoursLeft: 0.9, Last: at(4) }],
  ],
  [
    'stock-mismatches',
    'reservations were settled',
    [metric('stock.mismatches', 59, 2, { Properties: { outcome: 'sold' } })],
    [{ Outcome: 'sold', Reservations: 2, Last: at(59) }],
  ],
  [
    'starts-recovered',
    'one was recovered, or one whose saga was lost',
    [metric('saga.starts_recovered', 14, 1), metric('saga.runs_recovered', 13, 2)],
    [{ Orders: 3, Last: at(13) }],
  ],
  [
    'reconciliation-differences',
    'some are open: not added up over the rounds',
    [metric('reconciliation.open', 3, 2), metric('reconciliation.open', 1, 4, { Max: 2 })],
    [{ Differences: 2, Last: at(1) }],
  ],
  [
    'reconciliation-failing',
    'eleven rounds of the hour failed',
    [
      metric('reconciliation.rounds', 5, 11, { Properties: { outcome: 'failed' } }),
      metric('reconciliation.rounds', 4, 3, { Properties: { outcome: 'done' } }),
    ],
    [{ Failed: 11, Done: 3, Last: at(4) }],
  ],
  [
    'housekeeping-late',
    'one task has not succeeded for more than a day',
    [
      metric('housekeeping.age', 2, 88_200_000, { Properties: { task: 'expire-jobs' } }),
      metric('housekeeping.age', 1, 3_000_000, { Properties: { task: 'remove-files' } }),
    ],
    [{ Hours: 24.5, Reports: 2, Accepted: 0, Last: at(1) }],
  ],
  [
    'refunds-overdue',
    'the search has counted some lately: not added up over its runs',
    [metric('refunds.overdue', 3, 2), metric('refunds.overdue', 2, 2), metric('refunds.overdue', 1, 4, { Max: 2 })],
    [{ Refunds: 2, Last: at(1) }],
  ],
];

test.each(alarming)('%s fires when %s', (query, _what, rows, answer) => {
  expect(answerOf(query, metrics(...rows))).toEqual(answer);
});

const iso = (minutesAgo: number) => new Date(at(minutesAgo)).toISOString();
const told = (id: string, minutesAgo: number, outcome: string, more: Row = {}): Row => {
  const about = { 'act.via': 'ops', 'act.by': 'ada', 'act.command': 'orders mend', 'act.destroys': 'no' };
  const Properties = {
    ...about,
    'act.id': id,
    'act.at': iso(minutesAgo),
    'act.outcome': outcome,
    'act.reason': 'given',
    ...more,
  };
  return { TimeGenerated: at(minutesAgo), Message: `act ${outcome}`, Properties };
};
const wholeAct = (id: string, minutesAgo: number, more: Row = {}) => [
  told(id, minutesAgo, 'begun', more),
  told(id, minutesAgo - 1, 'done', more),
];
/** Nothing of it is known but when it was stored. */
const notRead = { 'act.via': 'unknown', 'act.by': 'unknown', 'act.reason': null, 'act.destroys': null };
const unusual = (...AppTraces: Row[]) => answerOf('acts-unusual', { AppTraces });

test('acts-unusual is quiet about explained acts that ended, also if a process tells them again, and about busy systems', () => {
  const few = Array.from({ length: 50 }, (_, n) => wholeAct(`act_${n}`, 30)).flat();
  expect(unusual(...few, ...few)).toEqual([]);
  const system = { 'act.via': 'api', 'act.by': 'shop', 'act.reason': 'none' };
  expect(unusual(...Array.from({ length: 60 }, (_, n) => wholeAct(`act_${n}`, 30, system)).flat())).toEqual([]);
  expect(unusual(told('act_1', 59, 'begun'), ...wholeAct('act_2', 170, { 'act.destroys': 'yes' }))).toEqual([]);
  const line = { TimeGenerated: at(1), Message: 'something else', Properties: { 'order.id': 'ord_1' } };
  expect(unusual(line)).toEqual([]);
});

test('acts-unusual is quiet when a process that starts tells the acts of yesterday again', () => {
  const yesterday = { 'act.at': iso(1_380), 'act.destroys': 'yes', 'act.by': 'unknown', 'act.reason': 'none' };
  const again = Array.from({ length: 60 }, (_, n) => wholeAct(`act_${n}`, 2, yesterday)).flat();
  expect(unusual(...again, told('act_open', 2, 'begun', yesterday))).toEqual([]);
});

test('acts-unusual counts an act once, with the time it has, when a process that starts tells it again', () => {
  const again = { 'act.at': iso(30), 'act.destroys': 'yes' };
  expect(unusual(...wholeAct('act_1', 29, again), ...wholeAct('act_1', 2, again))).toMatchObject([
    { Acts: 1, Destroying: 1, Last: at(30) },
  ]);
});

test('acts-unusual shows what the app could tell only hours later, and what that process tells again does not repeat it', () => {
  const hoursAgo = { 'act.at': iso(300), 'act.destroys': 'yes' };
  expect(unusual(...wholeAct('act_1', 30, hoursAgo))).toMatchObject([{ Acts: 1, Destroying: 1, Last: at(300) }]);
  expect(unusual(...wholeAct('act_1', 290, hoursAgo), ...wholeAct('act_1', 30, hoursAgo))).toEqual([]);
});

test.each([
  ['one person does very much', Array.from({ length: 51 }, (_, n) => wholeAct(`act_${n}`, 30)).flat(), { Acts: 51 }],
  ['something can’t be taken back', wholeAct('act_1', 30, { 'act.destroys': 'yes' }), { Acts: 1, Destroying: 1 }],
  ['nobody knows who it was', wholeAct('act_1', 30, { 'act.by': 'unknown' }), { Person: 'unknown', Unexplained: 1 }],
  ['nobody said why', wholeAct('act_1', 30, { 'act.reason': 'none' }), { Unexplained: 1 }],
  [
    'an act has no end',
    [told('act_1', 61, 'begun'), told('act_1', 2, 'begun', { 'act.at': iso(61) })],
    { Acts: 0, Unended: 1 },
  ],
  [
    'a document among the records is none',
    [told('record_1', 30, 'unreadable', notRead), told('record_1', 2, 'unreadable', { ...notRead, 'act.at': iso(30) })],
    { Person: 'unknown', Via: 'unknown', Acts: 0, Unexplained: 0, Unended: 0, Unreadable: 1 },
  ],
])('acts-unusual fires when %s', (_, rows, answer) => {
  const [row, ...others] = unusual(...rows);
  expect(row).toMatchObject({ Via: 'ops', ...answer });
  expect(others).toEqual([]);
});

test('switched-off-long fires when a feature is off for half a day, and it is still off, whether partners ask for it or not', () => {
  const counted = (name: 'features.off' | 'requests.switched_off', feature: string, hours: readonly number[]) =>
    hours.map((hour) => metric(name, hour * 60 + 5, 3, { Properties: { feature } }));
  const off = (feature: string, hours: readonly number[]) => counted('features.off', feature, hours);
  const halfADay = Array.from({ length: 12 }, (_, hour) => hour);
  const later = halfADay.map((hour) => hour + 3);
  expect(answerOf('switched-off-long', metrics(...off('webhooks', halfADay)))).toEqual([
    { Feature: 'webhooks', Hours: 12, Requests: 0, Last: at(5) },
  ]);
  const refused = counted('requests.switched_off', 'search', [1, 2]);
  expect(answerOf('switched-off-long', metrics(...off('search', halfADay), ...refused))).toMatchObject([
    { Feature: 'search', Hours: 12, Requests: 6 },
  ]);
  expect(answerOf('switched-off-long', metrics(...off('search', halfADay.slice(1)), ...off('exports', later)))).toEqual(
    [],
  );
});

const accessed = (Person: string, CollectionName: string, OperationName: string, more: Row = {}): Row => ({
  ...{ TimeGenerated: at(20), AadPrincipalId: Person, CollectionName, OperationName, RequestCount: 2, StatusCode: 201 },
  ...more,
});
const bypassed = (...CDBDataPlaneRequests15M: Row[]) =>
  answerOf(
    'audit-bypassed',
    { CDBDataPlaneRequests15M },
    { apps: "'the-app the-standby-app'", rollouts: "'the-rollout the-standby-rollout'" },
  );

test('audit-bypassed is quiet about the app, reads, and writes of who records acts', () => {
  expect(
    bypassed(
      accessed('the-app', 'orders', 'Replace'),
      accessed('the-standby-app', 'orders', 'Batch'),
      accessed('the-app', 'audit', 'Create'),
      accessed('ada', 'audit', 'Create', { TimeGenerated: at(100) }),
      accessed('ada', 'orders', 'Replace'),
      accessed('ada', 'audit', 'Query'),
      accessed('eve', 'orders', 'Read', { StatusCode: 200 }),
      accessed('eve', 'orders', 'Replace', { StatusCode: 403 }),
    ),
  ).toEqual([]);
});

test('audit-bypassed is quiet about a release, which records what serves', () => {
  expect(
    bypassed(
      accessed('the-rollout', 'releases', 'Create'),
      accessed('the-rollout', 'releases', 'Replace', { StatusCode: 200 }),
      accessed('the-standby-rollout', 'releases', 'Replace', { StatusCode: 200 }),
    ),
  ).toEqual([]);
});

test.each([
  [
    'somebody writes and records nothing',
    [accessed('eve', 'orders', 'Replace')],
    { Person: 'eve', Written: 2, Recorded: 0 },
  ],
  ['an identity without an id writes', [accessed('', 'orders', 'Replace')], { Person: '', Written: 2 }],
  ['an identity without an id says what serves', [accessed('', 'releases', 'Replace')], { Person: '', Written: 2 }],
  [
    'a release writes more than what serves',
    [accessed('the-rollout', 'releases', 'Replace'), accessed('the-rollout', 'orders', 'Replace', { RequestCount: 1 })],
    { Person: 'the-rollout', Written: 1 },
  ],
  ['another person says what serves', [accessed('eve', 'releases', 'Replace')], { Person: 'eve', Written: 2 }],
  [
    'a record that was refused is no record',
    [accessed('eve', 'orders', 'Delete', { StatusCode: 204 }), accessed('eve', 'audit', 'Create', { StatusCode: 403 })],
    { Person: 'eve', Written: 2, Recorded: 0 },
  ],
  [
    'a record is deleted, even by the app',
    [accessed('the-app', 'audit', 'Delete', { StatusCode: 204 })],
    { Changed: 2 },
  ],
  [
    'somebody tried to change a record',
    [accessed('ada', 'audit', 'Create'), accessed('ada', 'audit', 'Patch', { StatusCode: 403 })],
    { Changed: 2, Recorded: 2 },
  ],
])('audit-bypassed fires when %s', (_, rows, answer) => {
  expect(bypassed(...rows)).toMatchObject([answer]);
});

test('housekeeping-late fires when orders are accepted and no timer reports', () => {
  const rows = answerOf('housekeeping-late', metrics(metric('orders.accepted', 6, 4)));
  expect(rows).toMatchObject([{ Reports: 0, Accepted: 4 }]);
});

test('availability-untested fires when no test has reported for half an hour, and not when one has', () => {
  const reported = (minutesAgo: number) => [{ TimeGenerated: at(minutesAgo), Name: 'readyz', Success: true }];
  expect(answerOf('availability-untested', { AppAvailabilityResults: reported(29) })).toEqual([]);
  expect(answerOf('availability-untested', { AppAvailabilityResults: reported(31) })).toEqual([{ Results: 0 }]);
  expect(answerOf('availability-untested', { AppAvailabilityResults: [] })).toEqual([{ Results: 0 }]);
});

test('logs-capped fires when the workspace takes no more logs, and not for other operations', () => {
  const told = (minutesAgo: number, Detail: string, Category = 'Ingestion') => ({
    ...{ TimeGenerated: at(minutesAgo), Operation: '995abe77', Level: 'Warning' },
    ...{ Category, Detail },
  });
  const full = 'The data collection stopped due to daily limit of free data reached. Ingestion status = OverQuota';
  const answer = (...rows: Row[]) => answerOf('logs-capped', { _LogOperation: rows });
  expect(answer(told(59, full))).toEqual([{ Reports: 1, Last: at(59) }]);
  expect(answer(told(61, full), told(3, 'Ingestion status = RespectQuota'), told(3, full, 'Agent'))).toEqual([]);
});

test('logs-near-cap fires when the billed logs of a day pass four fifths of the quota, and never without a quota', () => {
  const used = (minutesAgo: number, Quantity: number, IsBillable = true) => ({
    ...{ TimeGenerated: at(minutesAgo), DataType: 'AppRequests', Quantity, IsBillable },
  });
  const answer = (quota: string, ...Usage: Row[]) =>
    answerOf('logs-near-cap', { Usage }, { mostGb: `toint('${quota}')` });
  expect(answer('5', used(30, 3_000), used(900, 1_010))).toEqual([{ Gb: 4.01, MostGb: 5 }]);
  expect(answer('5', used(30, 3_000), used(900, 1_000), used(20, 900, false), used(1_441, 900))).toEqual([]);
  expect(answer('-1', used(30, 3_000))).toEqual([]);
});

test('instances-near-limit fires when an app had more than four fifths of its instances for five of ten minutes', () => {
  const app = (minutesAgo: number, instances: number, AppRoleName = 'partner-orders-blue') =>
    Array.from({ length: instances }, (_, n) =>
      metric('streams.open', minutesAgo, 0, { AppRoleName, AppRoleInstance: `${AppRoleName}-${n}` }),
    );
  const answer = (most: string, minutes: number[], instances: number) => {
    const AppMetrics = minutes.flatMap((minute) => [
      ...app(minute, instances),
      ...app(minute, 3, 'partner-orders-green'),
    ]);
    return answerOf('instances-near-limit', { AppMetrics }, { most: `toint('${most}')` });
  };
  expect(answer('10', [1, 2, 4, 6, 9], 9)).toMatchObject([
    { AppRoleName: 'partner-orders-blue', Instances: 9, Most: 10, Minutes: 5 },
  ]);
  expect(answer('10', [1, 2, 4, 6, 9], 8)).toEqual([]);
  expect(answer('10', [1, 2, 4, 6, 11, 12], 10)).toEqual([]);
});

const STEP = 5;

/** Traffic of a day of which a share is bad, from and until so many minutes ago: one row per five minutes. */
function aDay(share: number, { from, to = 0 }: { from: number; to?: number }, bad: Row) {
  const each = 100_000;
  return Array.from({ length: (24 * 60) / STEP }, (_, n) => (n + 0.5) * STEP).flatMap((minutesAgo) => {
    const failed = minutesAgo < from && minutesAgo > to ? Math.round(share * each) : 0;
    return [answers(minutesAgo, each - failed), ...(failed > 0 ? [answers(minutesAgo, failed, bad)] : [])];
  });
}

/** Traffic of a day beside which the failures of one operation are few: otherwise slo-availability has them. */
const beside = (promise: string) =>
  promise === 'slo-errors'
    ? Array.from({ length: 24 }, (_, n) => answers((n + 0.5) * 60, 120_000_000, { OperationId: 'getorder' }))
    : [];

const ended = (pace: string, minutesAgo: number, orders: number, more: Row = {}) =>
  metric('orders.ended', minutesAgo, orders, { Properties: { outcome: 'confirmed', pace }, ...more });
const looked = (overdue: number, minutesAgo: number) =>
  metric('orders.overdue', minutesAgo, overdue, { Max: overdue, Min: overdue });

const failed = { ResponseCode: 500, BackendResponseCode: 500 };
const burnRates = [
  { promise: 'slo-availability', budget: 0.001, bad: failed },
  { promise: 'slo-errors', budget: 0.005, bad: failed },
  { promise: 'slo-latency', budget: 0.05, bad: { TotalTime: 305 } },
];
const HOUR_MS = 3_600_000;
const namesOf = (rows: Row[]) => rows.map(({ Response, Long }) => `${Response} ${Number(Long) / HOUR_MS} h`).sort();

/** [how fast, by its factor, in which window, what fires] */
const speeds: [string, number, { from: number; to?: number }, string[]][] = [
  ['a little less than 14.4 times too fast for an hour', 14, { from: 60 }, []],
  ['14.4 times too fast for an hour', 15, { from: 60 }, ['page 1 h']],
  ['14.4 times too fast for an hour until five minutes ago', 15, { from: 65, to: 5 }, []],
  ['a little less than 6 times too fast for six hours', 5.8, { from: 360 }, []],
  ['6 times too fast for six hours', 6.4, { from: 360 }, ['page 6 h']],
  ['6 times too fast for six hours until half an hour ago', 6.4, { from: 390, to: 30 }, []],
  ['less than 3 times too fast for a day', 2.8, { from: 1_440 }, []],
  ['3 times too fast for a day', 3.2, { from: 1_440 }, ['ticket 24 h']],
  ['3 times too fast for a day until two hours ago', 3.6, { from: 1_440, to: 120 }, []],
];

describe.each(burnRates)('$promise', ({ promise, budget, bad }) => {
  const burning = (factor: number, window: { from: number; to?: number }) =>
    namesOf(
      answerOf(promise, { ApiManagementGatewayLogs: [...beside(promise), ...aDay(factor * budget, window, bad)] }),
    );

  test.each(speeds)('fires as its table says when the budget burns %s', (_, factor, window, alerts) => {
    expect(burning(factor, window)).toEqual(alerts);
  });

  const fewest = promise === 'slo-latency' ? 20 : 5;
  const few = (count: number, more: Row = {}) =>
    answerOf(promise, {
      ApiManagementGatewayLogs: [...beside(promise), answers(0.5, 1), answers(1, count, { ...bad, ...more })],
    });

  test('a few failures among few requests, the gateway’s own responses and other paths do not count', () => {
    expect(few(fewest - 1)).toEqual([]);
    expect(few(fewest).length).toBeGreaterThan(0);
    expect(few(fewest, { BackendResponseCode: null, BackendUrl: '', ResponseCode: 429 })).toEqual([]);
    expect(few(fewest, { Url: 'https://apim.azure-api.net/readyz' })).toEqual([]);
    expect(few(fewest, { ApiId: 'other' })).toEqual([]);
    expect(few(fewest, { ResponseCode: 499, TotalTime: 304 })).toEqual([]);
    expect(few(fewest, { LastErrorReason: 'ClientConnectionFailure' })).toEqual([]);
  });

  test('rows that arrive minutes late still count in the short window', () => {
    const late = (minutes: number) =>
      answerOf(promise, {
        ApiManagementGatewayLogs: [
          ...beside(promise),
          answers(minutes + 1, 1_000, { ...bad, Arrived: at(1) }),
          answers(90, 1),
        ],
      });
    expect(late(0).length).toBeGreaterThan(0);
    expect(late(12)).toEqual(late(0));
  });

  test('one colour is judged by its own requests since its release began', () => {
    const query = (app: string, minutes: number) =>
      answerOf(
        promise,
        {
          ApiManagementGatewayLogs: [
            answers(2, 1_000),
            answers(2, 1_000, { ...bad, BackendUrl: 'https://func-green-x-h4.azurewebsites.net/v1/orders' }),
          ],
        },
        { app: `'${app}'`, since: `ago(${minutes}m)` },
      );
    expect(query('func-blue-x', 10)).toEqual([]);
    expect(query('func-green-x', 10).length).toBeGreaterThan(0);
    expect(query('func-green-x', 1)).toEqual([]);
  });
});

describe.each(['slo-availability', 'slo-errors'])('%s counts failures that the app never logged', (promise) => {
  const outages: [string, Row][] = [
    ['a crash at start', { ResponseCode: 502, BackendResponseCode: null, LastErrorReason: 'BackendConnectionFailure' }],
    ['an app that takes too long', { ResponseCode: 504, BackendResponseCode: null, LastErrorReason: 'Timeout' }],
    ['a platform that answers for the app', { ResponseCode: 503, BackendResponseCode: 503 }],
    [
      'an open breaker, where no backend is left',
      { ResponseCode: 503, BackendResponseCode: null, BackendUrl: '', LastErrorReason: 'BackendPoolInactive' },
    ],
  ];

  test.each(outages)('%s', (_, outage) => {
    const rows = { ApiManagementGatewayLogs: [...beside(promise), answers(1, 1_000), answers(1, 100, outage)] };
    expect(answerOf(promise, rows).length).toBeGreaterThan(0);
    expect(answerOf(promise, rows, { app: "'func-blue-x'" }).length).toBeGreaterThan(0);
  });
});

test('webhooks that fail are an alert only if they fail for most partners', () => {
  const failing = (...AppDependencies: Row[]) => answerOf('webhooks-failing', { AppDependencies });
  const three = ['acme', 'globex', 'initech'].map((partner) => failedFor(partner, 10));
  expect(failing(...three, posted('hooli', 500))).toEqual([{ Partners: 4, Failing: 3, Attempts: 530 }]);
  expect(failing(...three, ...['hooli', 'umbrella', 'vandelay'].map((partner) => posted(partner, 1)))).toEqual([]);
  expect(failing(failedFor('acme', 900), failedFor('globex', 900)), 'two of two').toEqual([]);
  expect(failing(...three, posted('acme', 1), posted('globex', 1)), 'each now and then').toEqual([]);
  expect(failing(...['acme', 'globex', 'initech'].map((partner) => failedFor(partner, 10, 16)))).toEqual([]);
});

test('latency excludes streams and the time of the partner’s own connection', () => {
  const slow = (columns: Row) =>
    answerOf('slo-latency', { ApiManagementGatewayLogs: [answers(1, 100, { TotalTime: 9_000, ...columns })] });
  expect(slow({}).length).toBeGreaterThan(0);
  expect(slow({ OperationId: 'streamevents' })).toEqual([]);
  expect(slow({ ClientTime: 8_990 })).toEqual([]);
  expect(slow({ ClientTime: null }).length).toBeGreaterThan(0);
});

test('errors are counted per operation, so other traffic can’t hide them', () => {
  const ApiManagementGatewayLogs = [answers(1, 100_000), answers(1, 20, { ...failed, OperationId: 'getdailyreport' })];
  expect(answerOf('slo-availability', { ApiManagementGatewayLogs })).toEqual([]);
  const answer = answerOf('slo-errors', { ApiManagementGatewayLogs });
  expect(new Set(answer.map(({ Operation }) => Operation))).toEqual(new Set(['getdailyreport']));
});

describe('slo-orders', () => {
  const burning = (...rows: Row[]) => namesOf(answerOf('slo-orders', metrics(...rows)));

  test.each(speeds)('fires as its table says when the budget burns %s', (_, factor, window, alerts) => {
    const rows = aDay(factor * 0.005, window, { isLate: true }).map(({ TimeGenerated, Times, isLate = false }) =>
      ended(isLate ? 'late' : 'in_time', 0, Number(Times), { TimeGenerated: TimeGenerated ?? null }),
    );
    expect(burning(...rows)).toEqual(alerts);
  });

  test('a few late orders, and orders that waited for somebody, do not count', () => {
    expect(burning(ended('in_time', 2, 9), ended('late', 1, 4))).toEqual([]);
    expect(burning(ended('in_time', 2, 9), ended('waited', 1, 50))).toEqual([]);
    expect(burning(ended('in_time', 2, 9), ended('late', 1, 5))).toEqual(['page 1 h', 'page 6 h']);
  });

  test('orders that don’t end are as bad as late ones, by the last looks only', () => {
    expect(burning(looked(5, 1), looked(5, 2))).toEqual(['page 1 h', 'page 6 h']);
    expect(burning(looked(5, 1), looked(5, 2), ended('in_time', 3, 195))).toEqual(['ticket 24 h']);
    expect(burning(looked(4, 1), looked(4, 2), looked(4, 3))).toEqual([]);
    expect(burning(looked(50, 6), looked(0, 1), ended('in_time', 1, 9))).toEqual([]);
  });

  test('it pages nobody while its short window may have orders for which outbox-lag woke somebody, and keeps the ticket', () => {
    const late = ended('late', 1, 50);
    const lag = (minutesAgo: number) => metric('outbox.lag', minutesAgo, 60_001);
    expect(burning(late, lag(14))).toEqual([]);
    expect(burning(late, lag(16))).toEqual(['page 1 h']);
    expect(burning(late, lag(41))).toEqual(['page 1 h', 'page 6 h']);
    expect(burning(late, metric('outbox.lag', 2, 60_000))).toHaveLength(2);
    const slowly = [ended('late', 100, 50), ended('in_time', 90, 2_000), ended('in_time', 700, 900)];
    expect(burning(...slowly, lag(2))).toEqual(['ticket 24 h']);
  });

  test('the orders of one colour are judged alone', () => {
    const rows = [ended('late', 1, 50), ended('in_time', 1, 50, { AppRoleName: 'green' })];
    const of = (app: string) => answerOf('slo-orders', metrics(...rows), { app: `'${app}'` });
    expect(of('green')).toEqual([]);
    expect(of('partner-orders-blue')).toMatchObject([{}, {}, {}]);
  });
});

test('the traffic of one colour has its requests and responses, beside the traffic of both', () => {
  const green = { BackendUrl: 'https://func-green-x-h4.azurewebsites.net/v1/orders' };
  const ApiManagementGatewayLogs = [
    answers(1, 90),
    answers(1, 6, green),
    answers(1, 3, { ...green, ...failed }),
    answers(1, 1, { BackendUrl: '', BackendResponseCode: null, ResponseCode: 503 }),
    answers(1, 50, { BackendUrl: '', BackendResponseCode: null, ResponseCode: 401 }),
  ];
  expect(answerOf('colour-traffic', { ApiManagementGatewayLogs }, { app: "'func-green-x'" })).toEqual([
    { Requests: 9, Answered: 6, Both: 100 },
  ]);
});

test('the colour of a request is found by its path, and that of metrics by their app', () => {
  const Url = 'https://apim.azure-api.net/v1/orders/ord_1';
  const ApiManagementGatewayLogs = [answers(1, 1), answers(1, 1, { Url, ResponseCode: 404 })];
  const found = answerOf('served-by', { ApiManagementGatewayLogs }, { orderId: "'ord_1'" });
  expect(found).toEqual([{ BackendUrl: expect.stringContaining('func-blue-x'), ResponseCode: 404 }]);
  const AppMetrics = [metric('cosmos.request_units', 1, 9, { ItemCount: 3 })];
  const measured = (app: string) => answerOf('metrics-of', { AppMetrics }, { app: `'${app}'` });
  expect(measured('partner-orders-blue')).toEqual([{ Measured: 3 }]);
  expect(measured('partner-orders-green')).toEqual([{ Measured: 0 }]);
});

test('the numbers in the text of a burn-rate alert are those of its query', () => {
  const Described = z.array(z.looseObject({ name: z.string(), query: z.string().optional(), description: z.string() }));
  const file = join(import.meta.dirname, '..', '..', 'infra', 'alerts.json');
  const described = Described.parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const { promise, budget } of [...burnRates, { promise: 'slo-orders', budget: 0.005 }]) {
    const percent = ['slo-availability', 'slo-orders'].includes(promise) ? 100 - budget * 100 : budget * 100;
    const [page, ticket] = ['page', 'ticket'].map(
      (response) => described.find(({ name }) => name === `${promise}-${response}`)?.description,
    );
    expect(page).toMatch(/14\.4 times too fast over 1 h and 5 min, or 6 times over 6 h and 30 min/);
    expect(ticket).toMatch(/3 times too fast over 1 day and 2 h/);
    const promised = promise === 'slo-latency' ? 'p95 is under 300 ms' : `${percent} %`;
    for (const text of [page, ticket]) expect(text).toContain(promised);
  }
});

describe('one cause has one alert:', () => {
  const waitsFor = (Name: 'outbox.lag' | 'feed.lag', more: Row[] = []) => [metric(Name, 2, 90_000), ...more];
  const placed = metric('orders.accepted', 9, 5);
  const covered: [query: string, by: string, own: Row[], cause: Row[]][] = [
    ['feed-lag', 'outbox-lag', waitsFor('feed.lag'), waitsFor('outbox.lag')],
    ['feed-lag', 'outbox-lag, without an event', [placed], [placed, metric('feed.lag', 5, 100)]],
    ['reports-lag', 'feed-lag', [metric('reports.lag', 2, 400_000)], waitsFor('feed.lag')],
    ['webhook-lag', 'feed-lag', [metric('webhook.lag', 2, 130_000)], waitsFor('feed.lag')],
    ['webhook-lag', 'outbox-lag', [metric('webhook.lag', 2, 130_000)], waitsFor('outbox.lag')],
    ['provider-events-late', 'outbox-lag', [metric('provider.event_lag', 2, 70_000)], waitsFor('outbox.lag')],
    ['messages-late', 'outbox-lag', [metric('bus.lag', 2, 70_000, consumer('a'))], waitsFor('outbox.lag')],
    ['starts-recovered', 'outbox-lag', [metric('saga.starts_recovered', 2, 1)], waitsFor('outbox.lag')],
    ['slo-orders', 'outbox-lag', [ended('in_time', 2, 9), ended('late', 1, 5)], waitsFor('outbox.lag')],
    [
      'slo-orders',
      'outbox-lag, without an event',
      [ended('in_time', 2, 9), ended('late', 1, 5)],
      [metric('orders.accepted', 9, 5)],
    ],
    [
      'reconciliation-failing',
      'provider-breaker',
      [metric('reconciliation.rounds', 5, 11, outcome('failed'))],
      [1, 2, 3, 4, 5].map((minutesAgo) => breaker(minutesAgo, 2)),
    ],
  ];
  test.each(covered)('%s is quiet while %s fires for the same', (query, by, own, cause) => {
    if (own[0] !== placed) expect(answerOf(query, metrics(...own)).length).toBeGreaterThan(0);
    expect(answerOf(by.split(',')[0] ?? '', metrics(...cause)).length, `${by} fires`).toBeGreaterThan(0);
    expect(answerOf(query, metrics(...own, ...cause))).toEqual([]);
  });

  test.each<[string, Row[]]>([
    ['was cut off for two looks', [breaker(1, 2), breaker(2, 2)]],
    ['was cut off for an instance now and then', [1, 11, 21, 31, 41].map((minutesAgo) => breaker(minutesAgo, 2))],
    ['was tried again', [1, 2, 3, 4, 5].map((minutesAgo) => breaker(minutesAgo, minutesAgo === 3 ? 0 : 2))],
    ['was cut off before', [21, 22, 23, 24, 25].map((minutesAgo) => breaker(minutesAgo, 2))],
  ])('rounds of reconciliation that fail are told if a provider %s', (_, cause) => {
    const rows = metrics(metric('reconciliation.rounds', 5, 11, outcome('failed')), ...cause);
    expect(answerOf('provider-breaker', rows)).toEqual([]);
    expect(answerOf('reconciliation-failing', rows)).toMatchObject([{ Failed: 11 }]);
  });

  test('rounds that failed while a provider was cut off are not told when it is back', () => {
    const down = Array.from({ length: 20 }, (_, n) => n + 12);
    const rounds = down.map((minutesAgo) => metric('reconciliation.rounds', minutesAgo, 1, outcome('failed')));
    expect(answerOf('reconciliation-failing', metrics(...rounds)).length).toBeGreaterThan(0);
    const cutOff = down.map((minutesAgo) => breaker(minutesAgo, 2));
    expect(answerOf('reconciliation-failing', metrics(...rounds, ...cutOff))).toEqual([]);
  });

  test('what is recovered soon after events left late has no alert of its own', () => {
    const recovered = (lag: Row) => answerOf('starts-recovered', metrics(metric('saga.starts_recovered', 14, 1), lag));
    expect(recovered(metric('outbox.lag', 24, 60_001))).toEqual([]);
    expect(recovered(metric('outbox.lag', 26, 60_001)).length).toBeGreaterThan(0);
    expect(recovered(metric('outbox.lag', 24, 60_000)).length).toBeGreaterThan(0);
  });

  const unreachable = (...minutesAgo: [place: string, minutes: number][]) =>
    minutesAgo.map(([Location, minutes]) => ({ TimeGenerated: at(minutes), Name: 'readyz', Success: false, Location }));
  const late = [ended('in_time', 2, 9), ended('late', 1, 5)];

  test.each([
    ['slo-availability', { ApiManagementGatewayLogs: [answers(1, 90), answers(1, 10, failed)] }],
    ['slo-latency', { ApiManagementGatewayLogs: [answers(1, 100, { TotalTime: 9_000 })] }],
    ['slo-orders', metrics(...late)],
  ])(
    '%s is quiet while its short window may have the time in which two places could not reach the API',
    (query, rows) => {
      const answered = (...AppAvailabilityResults: Row[]) =>
        namesOf(answerOf(query, { ...rows, AppAvailabilityResults }));
      const pages = ['page 1 h', 'page 6 h'];
      expect(answered(...unreachable(['Amsterdam', 14], ['Dublin', 13]))).toEqual([]);
      expect(answered(...unreachable(['Amsterdam', 19], ['Dublin', 18]))).toEqual(['page 1 h']);
      expect(answered(...unreachable(['Amsterdam', 44], ['Dublin', 43]))).toEqual(pages);
      expect(answered(...unreachable(['Amsterdam', 14], ['Amsterdam', 13], ['Dublin', 4]))).toEqual(pages);
      const reached = unreachable(['Amsterdam', 9], ['Dublin', 8]).map((row) => ({ ...row, Success: true }));
      expect(answered(...reached)).toEqual(pages);
    },
  );

  test('an outage that is over hides no failures of a bad release', () => {
    const AppAvailabilityResults = unreachable(['Amsterdam', 40], ['Dublin', 40]);
    const ApiManagementGatewayLogs = [answers(60, 400), answers(1, 80), answers(1, 20, failed)];
    const rows = answerOf('slo-availability', { ApiManagementGatewayLogs, AppAvailabilityResults });
    expect(namesOf(rows)).toContain('page 1 h');
  });

  test('requests that fail are no slow requests, and hide neither late orders nor slow requests if they are few', () => {
    const ApiManagementGatewayLogs = [
      answers(1, 100, { TotalTime: 9_000 }),
      answers(1, 5, { ...failed, TotalTime: 9_000 }),
    ];
    const few = [answers(1, 10_000, { TotalTime: 9_000 }), answers(1, 5, failed)];
    expect(namesOf(answerOf('slo-availability', { ApiManagementGatewayLogs }))).toEqual(['page 1 h', 'page 6 h']);
    expect(answerOf('slo-latency', { ApiManagementGatewayLogs })).toEqual([]);
    expect(answerOf('slo-latency', { ApiManagementGatewayLogs: few }).length).toBeGreaterThan(0);
    expect(
      answerOf('slo-latency', {
        ApiManagementGatewayLogs: [answers(1, 9e5), answers(1, 90, { ...failed, TotalTime: 9_000 })],
      }),
    ).toEqual([]);
    expect(answerOf('slo-orders', { ...metrics(...late), ApiManagementGatewayLogs })).toEqual([]);
    expect(answerOf('slo-orders', { ...metrics(...late), ApiManagementGatewayLogs: few }).length).toBeGreaterThan(0);
  });

  test('failures that are over hide neither slow requests nor late orders', () => {
    const slow = { TotalTime: 9_000 };
    const night = [answers(40, 240, slow), answers(20, 5, failed), answers(1, 100, slow)];
    expect(
      namesOf(answerOf('slo-availability', { ApiManagementGatewayLogs: [answers(300, 9_000), ...night] })),
    ).toEqual([]);
    for (const [query, rows] of [
      ['slo-latency', {}],
      ['slo-orders', metrics(...late)],
    ] as const) {
      const answer = answerOf(query, { ...rows, ApiManagementGatewayLogs: [answers(300, 9_000), ...night] });
      expect(namesOf(answer), query).toContain('page 1 h');
    }
  });

  test('an outage that ended three hours ago hides no operation that fails', () => {
    const outage = Array.from({ length: 20 }, (_, n) => answers(180 + n, 1_000, failed));
    const since = Array.from({ length: 170 }, (_, n) => answers(n + 5, 1_000));
    const ApiManagementGatewayLogs = [
      ...[...outage, ...since, answers(1, 5_000)],
      answers(1, 20, { ...failed, OperationId: 'getdailyreport' }),
    ];
    expect(namesOf(answerOf('slo-availability', { ApiManagementGatewayLogs }))).toEqual([]);
    const answer = answerOf('slo-errors', { ApiManagementGatewayLogs });
    expect(answer).toContainEqual(expect.objectContaining({ Response: 'page', Operation: 'getdailyreport' }));
  });

  test('an operation that fails so much that the budget of availability burns has no alert of its own', () => {
    const ApiManagementGatewayLogs = [answers(1, 1_000), answers(1, 50, { ...failed, OperationId: 'getdailyreport' })];
    expect(namesOf(answerOf('slo-availability', { ApiManagementGatewayLogs }))).toEqual(['page 1 h', 'page 6 h']);
    expect(answerOf('slo-errors', { ApiManagementGatewayLogs })).toEqual([]);
    expect(answerOf('slo-errors', { ApiManagementGatewayLogs }, { app: "'func-blue-x'" }).length).toBeGreaterThan(0);
  });

  test('the queries say in the same words what others cover', () => {
    for (const name of ['unreachableAt', 'failing', 'outboxLate', 'feedLate']) {
      const texts = readdirSync(join(import.meta.dirname, '..', '..', 'infra', 'queries')).flatMap((file) => {
        const text = readFileSync(join(import.meta.dirname, '..', '..', 'infra', 'queries', file), 'utf8');
        return new RegExp(`^let ${name} = [^;]*;`, 'm').exec(text)?.slice(0, 1) ?? [];
      });
      expect(texts.length, name).toBeGreaterThan(1);
      expect(new Set(texts).size, name).toBe(1);
    }
  });
});
