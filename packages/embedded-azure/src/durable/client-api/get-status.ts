import { isFinished } from '../store/instance-record.ts';
import { historyView } from './history-view.ts';
import { instanceStatus } from './instance-status.ts';
import { type Call, flag, instanceOf, type Reply } from './operation.ts';

/** `GET instances/{instanceId}`: 202 while it runs, 200 (or, on request, 500) after its end. */
export function getStatus(call: Call): Reply {
  const record = instanceOf(call);
  if (!record) return { status: 404 };
  const showInput = flag(call.query, 'showInput', true);
  const body = instanceStatus(record, { showInput });
  if (flag(call.query, 'showHistory', false) && record.status !== 'Pending') {
    const showOutput = flag(call.query, 'showHistoryOutput', false);
    body.historyEvents = historyView(call.engine.historyOf(record), { showInput, showOutput });
  }
  if (!isFinished(record.status)) {
    return { status: 202, body, headers: { location: call.url.href, 'retry-after': '5' } };
  }
  const failsLoudly = flag(call.query, 'returnInternalServerErrorOnFailure', false);
  return { status: record.status === 'Failed' && failsLoudly ? 500 : 200, body };
}
