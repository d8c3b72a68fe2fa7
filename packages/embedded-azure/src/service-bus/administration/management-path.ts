/** The target of a path of the management API. */
export type ManagementPath =
  | { kind: 'namespace' }
  | { kind: 'queues' }
  | { kind: 'topics' }
  | { kind: 'subscriptions'; topic: string }
  | { kind: 'rules'; topic: string; subscription: string }
  | { kind: 'rule'; topic: string; subscription: string; rule: string }
  | { kind: 'subscription'; topic: string; subscription: string }
  | { kind: 'queue or topic'; name: string };

/** Names of queues and topics may contain slashes, those of subscriptions and rules may not. @param path decoded */
export function readManagementPath(path: string): ManagementPath {
  const text = path.replace(/^\/|\/$/g, '');
  const list = /^\$(?:(namespaceinfo)|resources\/(queues|topics))$/i.exec(text);
  if (list?.[1] !== undefined) return { kind: 'namespace' };
  if (list?.[2] !== undefined) return { kind: list[2].toLowerCase() === 'queues' ? 'queues' : 'topics' };
  const [, topic, subscription, rules, rule] =
    /^(.+)\/subscriptions(?:\/([^/]+)(?:(\/rules)(?:\/([^/]+))?)?)?$/i.exec(text) ?? [];
  if (topic === undefined) return { kind: 'queue or topic', name: text };
  if (subscription === undefined) return { kind: 'subscriptions', topic };
  if (rule !== undefined) return { kind: 'rule', topic, subscription, rule };
  return { kind: rules === undefined ? 'subscription' : 'rules', topic, subscription };
}
