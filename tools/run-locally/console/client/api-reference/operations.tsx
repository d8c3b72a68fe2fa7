import { useState } from 'preact/hooks';
import type { ShownOperation } from '../../api-reference/shown-reference.ts';
import type { Terminal } from '../../as-partner/terminal.ts';
import { TryOperation, type TryOperationProps } from './try-operation.tsx';

interface OperationsProps {
  client: string;
  terminal: Terminal;
  operations: readonly ShownOperation[];
}

/** All operations by their tag, each with a form to try it. */
export function Operations({ client, terminal, operations }: OperationsProps) {
  const [find, setFind] = useState('');
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const found = operations.filter(({ method, path, summary, scope = '', id }) => {
    const text = `${method} ${path} ${summary} ${scope} ${id}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    <section aria-labelledby="operations-heading">
      <h2 id="operations-heading">Operations</h2>
      <div class="fields">
        <label>
          Find
          <input
            type="search"
            value={find}
            placeholder="refunds or POST"
            onInput={({ currentTarget }) => setFind(currentTarget.value)}
          />
        </label>
      </div>
      {found.length === 0 ? <p class="empty">No operation is like that.</p> : null}
      {[...Map.groupBy(found, ({ tag }) => tag)].map(([tag, all]) => (
        <section key={tag} aria-label={`Operations: ${tag}`}>
          <h3>{tag}</h3>
          {all.map((operation) => (
            <Operation key={operation.id} client={client} terminal={terminal} operation={operation} />
          ))}
        </section>
      ))}
    </section>
  );
}

function Operation({ client, terminal, operation }: TryOperationProps) {
  const { method, path, summary, scope } = operation;
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="operation" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span class={`method ${method.toLowerCase()}`}>{method}</span> <code>{path}</code>{' '}
        <span class="dim">
          {summary}
          {scope === undefined ? '' : ` (${scope})`}
        </span>
      </summary>
      {isOpen ? <TryOperation key={client} client={client} terminal={terminal} operation={operation} /> : null}
    </details>
  );
}
