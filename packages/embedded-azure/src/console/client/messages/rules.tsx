import type { ShownRule } from '../../messages/shown-message.ts';
import { Table } from '../kit/table.tsx';

/** What lets a message into the subscriptions. */
export function Rules({ rules }: { rules: readonly ShownRule[] }) {
  return (
    <>
      <h3>Rules</h3>
      <Table
        caption="Rules"
        rows={rules}
        idOf={({ subscription, name }) => `${subscription}/${name}`}
        empty="Without a rule, no message gets in."
        columns={[
          { name: 'Subscription', cell: ({ subscription }) => subscription },
          { name: 'Rule', cell: ({ name }) => name },
          { name: 'Lets through', cell: (rule) => <code>{filterText(rule)}</code> },
        ]}
      />
    </>
  );
}

function filterText({ filter, action }: ShownRule): string {
  const text =
    filter.kind === 'sql'
      ? filter.expression
      : Object.entries(filter.fields)
          .map(([name, value]) => `${name} = ${typeof value === 'string' ? value : JSON.stringify(value)}`)
          .join(' and ');
  return action === undefined ? text : `${text}, then ${action}`;
}
