import type { ServiceBusClient } from '@azure/service-bus';
import type { ShownRule } from './shown-message.ts';

/** The rules of a topic's subscriptions. */
export async function listRules(
  client: ServiceBusClient,
  topic: string,
  subscriptions: readonly string[],
): Promise<ShownRule[]> {
  const found = await Promise.all(
    subscriptions.map(async (subscription) => {
      const rules: ShownRule[] = [];
      for await (const { name, filter, action } of client.createRuleManager(topic, subscription).listRules()) {
        const shown: ShownRule['filter'] =
          'sqlExpression' in filter
            ? { kind: 'sql', expression: String(filter.sqlExpression) }
            : { kind: 'correlation', fields: fieldsOf(filter) };
        rules.push({ subscription, name, filter: shown, action: action?.sqlExpression });
      }
      return rules;
    }),
  );
  return found.flat();
}

function fieldsOf(filter: object): Record<string, unknown> {
  const isEmpty = (value: unknown) =>
    value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => !isEmpty(value)));
}
