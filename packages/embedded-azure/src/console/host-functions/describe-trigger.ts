/** A binding as the admin API lists it. */
export type ListedBinding = Readonly<Record<string, unknown>>;

const NAMES: Readonly<Record<string, string>> = {
  httptrigger: 'HTTP',
  timertrigger: 'timer',
  servicebustrigger: 'Service Bus',
  cosmosdbtrigger: 'Cosmos DB',
  orchestrationtrigger: 'orchestration',
  activitytrigger: 'activity',
  entitytrigger: 'entity',
};

/** What starts a function, in words: `HTTP`, `POST v1/orders`. */
export function describeTrigger(bindings: readonly ListedBinding[]): { trigger: string; detail: string } {
  const binding = bindings.find(({ type }) => String(type).toLowerCase().endsWith('trigger')) ?? {};
  const type = String(binding['type'] ?? 'unknown');
  const text = (name: string) => (binding[name] === undefined ? '' : String(binding[name]));
  const methods = Array.isArray(binding['methods']) ? binding['methods'].join(', ').toUpperCase() : '';
  const details: Readonly<Record<string, string>> = {
    httptrigger: `${methods} /${text('route')}`.trim(),
    timertrigger: text('schedule'),
    servicebustrigger: text('queueName') || `${text('topicName')} / ${text('subscriptionName')}`,
    cosmosdbtrigger: text('containerName'),
  };
  return { trigger: NAMES[type.toLowerCase()] ?? type, detail: details[type.toLowerCase()] ?? '' };
}
