import { expect, test } from 'vitest';
import { after, at, because, failure, orders, step } from '../../test/sample-orders.ts';
import { claim, compensate, confirm, fail } from './order-changes.ts';
import { MOST_RESTARTS, reclaim, requestResume, restart, resume, stick } from './order-recovery.ts';

const { compensating, confirmed, booked } = orders;

test('a stuck order says what is left, is reported once, and continues where it stopped', () => {
  const what = { remaining: ['undo-authorize-payment'], because: { code: 'error', message: 'provider down' } };
  const stuck = after(compensating, (order) => stick(order, what, step));
  expect(stuck).toMatchObject({ delayed: true, saga: { status: 'stuck', failure, ...what } });

  const again = stick(stuck, { ...what, because: { code: 'error', message: 'still down' } }, step);
  expect(again).toMatchObject({ kind: 'changed', order: { version: stuck.version } });
  expect(again).not.toHaveProperty('event');

  const resumed = after(stuck, (order) => resume(order, step));
  expect(resumed.saga).toEqual({ status: 'compensating', run: 'run-1', failure });
  expect(resumed).not.toHaveProperty('delayed');
});

test('an order that got stuck after the pivot is confirmed from there', () => {
  const stuck = after(booked, (order) =>
    stick(order, { remaining: ['confirm-order'], because: { code: 'error', message: 'x' } }, step),
  );
  const settled = after(stuck, (order) => confirm(order, step));
  expect(settled).toMatchObject({ status: 'confirmed', saga: { status: 'completed' } });
  expect(settled).not.toHaveProperty('delayed');
});

test('another run can take over the order of a lost one; the lost run, if it comes back, can change nothing', () => {
  const reclaimed = after(booked, (order) => reclaim(order, { at }));
  expect(reclaimed).toMatchObject({ status: 'booked', payment: { id: 'pi_1' }, saga: { status: 'waiting' } });
  for (const command of [
    () => confirm(reclaimed, step),
    () => compensate(reclaimed, failure, step),
    () => fail(reclaimed, failure, step),
    () => stick(reclaimed, { remaining: ['x'], because: { code: 'error', message: 'x' } }, step),
  ]) {
    expect(command()).toEqual({ kind: 'superseded' });
  }
  const taken = after(reclaimed, (order) => claim(order, { run: 'run-2', instance: 'order-x-6', version: '1.1', at }));
  expect(taken).toMatchObject({
    saga: { status: 'running', run: 'run-2' },
    sagaInstance: 'order-x-6',
    sagaVersion: '1.1',
  });
  expect(confirm(taken, { run: 'run-2', at })).toMatchObject({ order: { status: 'confirmed' } });
});

test('an order that was being undone is still undone by the run that takes it over', () => {
  const stuck = after(compensating, (order) =>
    stick(order, { remaining: ['x'], because: { code: 'error', message: 'x' } }, step),
  );
  for (const lost of [compensating, stuck]) {
    const reclaimed = after(lost, (order) => reclaim(order, { at }));
    expect(reclaimed).not.toHaveProperty('delayed');
    const taken = after(reclaimed, (order) => claim(order, { run: 'run-2', at }));
    expect(taken.saga).toEqual({ status: 'compensating', run: 'run-2', failure });
  }
});

test('an operator can’t reclaim an order that has ended, or resume one that isn’t stuck', () => {
  expect(reclaim(confirmed, { at })).toEqual({ kind: 'ended' });
  expect(requestResume(booked, { at })).toEqual({ kind: 'not_stuck' });
  const stuck = after(booked, (order) =>
    stick(order, { remaining: ['confirm-order'], because: { code: 'error', message: 'x' } }, step),
  );
  expect(requestResume(stuck, { at })).toMatchObject({
    order: { saga: { status: 'stuck' } },
    event: { type: 'order.resume_requested', by: 'operator' },
  });
});

test('a request to try again stays on the order until its saga has followed it', () => {
  const what = { remaining: ['confirm-order'], because: { code: 'error', message: 'x' } };
  const stuck = after(booked, (order) => stick(order, what, step));
  const requested = after(stuck, (order) => requestResume(order, { at }));
  const request = { version: requested.version, at: at.toISOString() };
  expect(requested.version).toBe(stuck.version + 1);
  expect(requested.saga).toMatchObject({ status: 'stuck', resumeRequested: request });

  const missed = after(requested, (order) => stick(order, { ...what, answered: stuck.version }, step));
  expect(missed.saga).toMatchObject({ resumeRequested: request });
  const followed = after(requested, (order) => stick(order, { ...what, answered: requested.version }, step));
  expect(followed.saga).toEqual(stuck.saga);
  expect(after(requested, (order) => resume(order, step)).saga).toEqual({ status: 'running', run: step.run });
});

test('an order that is confirmed is not marked as stuck, even if its saga has lost the response', () => {
  expect(stick(confirmed, { remaining: ['confirm-order'], because }, step)).toEqual({ kind: 'superseded' });
});

test('the app itself takes an order only from the run that it found lost, and not without end', () => {
  expect(restart(booked, { run: 'another', at })).toEqual({ kind: 'superseded' });
  const lost = Array.from({ length: MOST_RESTARTS }).reduce((order: typeof booked) => {
    const restarted = after(order, (now) => restart(now, step));
    expect(restarted).toMatchObject({ status: 'booked', saga: { status: 'waiting' } });
    return after(restarted, (now) => claim(now, step)) as typeof booked;
  }, booked);
  expect(restart(lost, step)).toEqual({ kind: 'left' });
  const reclaimed = after(lost, (order) => reclaim(order, { at }));
  expect(reclaimed).not.toHaveProperty('sagaRestarts');
});
