import { exampleOf } from '../../../shared/domain/event-examples.ts';

/** The headers that we send with each webhook: Standard Webhooks 1.0.0. */
export const webhookHeaders = {
  'webhook-id': {
    description:
      'The id of the event: the same in every attempt, so that you recognise one that you have already seen.',
    schema: { type: 'string', examples: [exampleOf('order.booked').id] },
  },
  'webhook-timestamp': {
    description: 'When this attempt was sent, in seconds since 1970. Refuse one that is older than 5 minutes.',
    schema: { type: 'string', pattern: '^[0-9]+$', examples: ['1769860801'] },
  },
  'webhook-signature': {
    description:
      'Signatures, separated by spaces: one for each secret that is valid, while you rotate it. Each is `v1,` and the base64 of the HMAC-SHA256 of `webhook-id.webhook-timestamp.body`. Accept it if one of them is right.',
    schema: { type: 'string', examples: ['v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4='] },
  },
};

/** What its receiver answers, by status. */
export const webhookAnswers = {
  Received: ['2XX', 'You have it. Answer within 15 seconds, before you do anything that takes long.'],
  Gone: ['410', 'You want no more events at this URL: we disable the endpoint.'],
  LaterPlease: ['429', 'Too many at once. We send it again, not before the time in `Retry-After`.'],
  Unavailable: ['503', 'You cannot take it now. We send it again, not before the time in `Retry-After`.'],
  NotReceived: ['default', 'Anything else, a redirect too, or no answer in 15 seconds: we send it again later.'],
} as const;
