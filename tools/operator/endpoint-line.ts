import type { OwnedEndpoint } from '../../shared/ports/webhooks-admin.ts';
import { endpointStateOf } from './endpoint-state-of.ts';
import { showMoment } from './show-moment.ts';

/** An endpoint for people, in one line or as cells of a table: ENDPOINT, PARTNER, WAITING, STATE, TYPES, URL. Its URL is without a query, which may hold something secret. */
export function endpointLine({ partnerId, endpoint }: OwnedEndpoint, pending: number, now: Date) {
  const { id, url, types, disabled, failingSince, behindSince } = endpoint;
  const { origin, pathname } = new URL(url);
  const state = endpointStateOf(endpoint, now);
  const since = disabled?.at ?? failingSince ?? behindSince;
  const summary = {
    ...{ id, partnerId, url: `${origin}${pathname}`, types, state, pending },
    ...(since === undefined ? {} : { since }),
    ...(disabled === undefined ? {} : { reason: disabled.reason, by: disabled.by, because: disabled.because }),
  };
  const why = disabled && `: ${[disabled.reason, disabled.by, disabled.because].filter(Boolean).join(', ')}`;
  const label = state === 'held back' ? 'held back, failing' : state;
  const how = [label, since === undefined ? '' : ` since ${showMoment(since)}`, why ?? ''].join('');
  const line = `${id}  ${partnerId}  ${summary.url}  ${types.join(' ')}  ${how}  ${pending} pending`;
  return { line, cells: [id, partnerId, String(pending), how, types.join(' '), summary.url], summary };
}
