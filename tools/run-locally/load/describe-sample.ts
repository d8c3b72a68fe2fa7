import type { LoadSample } from './load-sample.ts';

/** One line of a second of load, for a terminal; the last one has the totals. */
export function describeSample({
  state,
  seconds,
  last,
  answer,
  toFinal,
  waiting,
  inProgress,
  totals,
  remark,
}: LoadSample): string {
  if (state !== 'ended') {
    const line = `${String(seconds).padStart(5)} s  sent ${last.sent}, accepted ${last.accepted}, rejected ${last.rejected}, ended ${last.final}; answers p95 ${ms(answer.p95)}, to the end p95 ${ms(toFinal.p95)}; waiting ${waiting}, in progress ${inProgress}`;
    return remark === undefined ? line : `${line}\n         ${remark}`;
  }
  const { answer: answers, toFinal: ends } = totals;
  return `
${totals.sent} sent, ${totals.accepted} accepted, ${inProgress} still in progress${totals.notSent > 0 ? `, ${totals.notSent} not sent because too many were waiting` : ''}
rejected: ${counts(totals.rejected)}${hintOn(totals.rejected)}
ended: ${counts(totals.ended)}
answers: p50 ${ms(answers.p50)}, p95 ${ms(answers.p95)}, p99 ${ms(answers.p99)}
from acceptance to the end: p50 ${ms(ends.p50)}, p95 ${ms(ends.p95)}, p99 ${ms(ends.p99)}`;
}

/** What a 429 means; empty without one. */
export function hintOn(rejected: Readonly<Record<string, number>>): string {
  return 'rate_limited' in rejected
    ? '\n  rate_limited: the gateway limits a partner by its tier (60 requests a minute in the small one, 6,000 in the generous one), or the app refused more than it could work on'
    : '';
}

function counts(by: Readonly<Record<string, number>>): string {
  const parts = Object.entries(by).map(([name, count]) => `${name} ${count}`);
  return parts.length > 0 ? parts.join(', ') : 'none';
}

function ms(value: number | null): string {
  if (value === null) return '–';
  return value < 1 ? '< 1 ms' : `${Math.round(value)} ms`;
}
