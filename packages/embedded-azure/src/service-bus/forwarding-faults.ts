import type { NamespaceShape, SubscriptionShape } from './entities-file-shape.ts';

interface Source {
  /** Its name for people. */
  place: string;
  /** The queue or topic that messages are sent to before they arrive here. */
  entrance: string;
  properties: SubscriptionShape['Properties'];
}

/**
 * What is wrong with forwarding targets, one sentence each. Azure refuses the first three when an entity is created.
 */
export function faultsOfForwarding({ Queues, Topics }: NamespaceShape): string[] {
  const sources: Source[] = [
    ...Queues.map(({ Name, Properties }) => ({ place: `queue "${Name}"`, entrance: Name, properties: Properties })),
    ...Topics.flatMap((topic) =>
      topic.Subscriptions.map(({ Name, Properties }) => ({
        place: `subscription "${topic.Name}/${Name}"`,
        entrance: topic.Name,
        properties: Properties,
      })),
    ),
  ];
  const entrances = new Set([...Queues, ...Topics].map(({ Name }) => Name.toLowerCase()));
  const faults: string[] = [];
  for (const { place, properties } of sources) {
    for (const target of targetsOf(properties)) {
      if (!entrances.has(target.toLowerCase()))
        faults.push(`${place} forwards to "${target}", which is no queue or topic`);
    }
    if (properties.ForwardTo !== undefined && properties.RequiresSession === true) {
      faults.push(`${place} has ForwardTo and RequiresSession: what requires sessions can't forward`);
    }
  }
  const cycle = findCycle(sources);
  if (cycle !== undefined) faults.push(`forwarding goes round in a circle: ${cycle.join(' → ')}`);
  return faults;
}

function targetsOf({ ForwardTo, ForwardDeadLetteredMessagesTo }: SubscriptionShape['Properties']): string[] {
  return [ForwardTo, ForwardDeadLetteredMessagesTo].filter((target) => target !== undefined);
}

/** Dead letters count as well: only the number of deliveries would end a cycle through them. */
function findCycle(sources: readonly Source[]): string[] | undefined {
  const targets = new Map<string, string[]>();
  for (const { entrance, properties } of sources) {
    const key = entrance.toLowerCase();
    targets.set(key, [...(targets.get(key) ?? []), ...targetsOf(properties)]);
  }
  const harmless = new Set<string>();
  const search = (entrance: string, path: readonly string[]): string[] | undefined => {
    const key = entrance.toLowerCase();
    const start = path.findIndex((name) => name.toLowerCase() === key);
    if (start >= 0) return [...path.slice(start), entrance];
    if (harmless.has(key)) return undefined;
    for (const target of targets.get(key) ?? []) {
      const cycle = search(target, [...path, entrance]);
      if (cycle !== undefined) return cycle;
    }
    harmless.add(key);
    return undefined;
  };
  for (const { entrance } of sources) {
    const cycle = search(entrance, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
