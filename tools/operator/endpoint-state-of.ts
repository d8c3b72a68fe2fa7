import { isDead, type WebhookEndpoint } from '../../shared/domain/webhook-endpoint.ts';

export type EndpointState = 'works' | 'failing' | 'held back' | 'behind' | 'disabled' | 'off';

/** How an endpoint is; `off`: its partner has disabled it; `behind`: it takes its events more slowly than they happen. */
export function endpointStateOf(
  { enabled, disabled, failingSince, behindSince }: WebhookEndpoint,
  now: Date,
): EndpointState {
  if (disabled !== undefined) return 'disabled';
  if (!enabled) return 'off';
  if (failingSince === undefined) return behindSince === undefined ? 'works' : 'behind';
  return isDead({ failingSince }, now) ? 'held back' : 'failing';
}
