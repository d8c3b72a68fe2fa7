import type { ShownEntity, SubQueue } from '../../messages/shown-message.ts';
import { Badge } from '../kit/badge.tsx';
import { Table } from '../kit/table.tsx';
import { entityUrl } from './entity-url.ts';

export function EntityList({ entities, caption }: { entities: readonly ShownEntity[]; caption: string }) {
  return (
    <Table
      caption={caption}
      rows={entities}
      idOf={({ path }) => path}
      empty="Service Bus has no queues and topics."
      columns={[
        { name: 'Name', cell: ({ path }) => <a href={entityUrl(path)}>{path.replace('/Subscriptions/', ' / ')}</a> },
        { name: 'Kind', isMinor: true, cell: ({ kind }) => kind },
        { name: 'Active', isNumber: true, cell: (entity) => depth(entity, 'active') },
        { name: 'Scheduled', isNumber: true, cell: ({ scheduled }) => scheduled },
        {
          name: 'Deferred',
          isNumber: true,
          isMinor: true,
          cell: ({ kind, deferred }) => (kind === 'topic' ? '' : deferred),
        },
        { name: 'Dead letters', isNumber: true, cell: (entity) => depth(entity, 'deadLetter') },
        { name: 'Not forwarded', isNumber: true, isMinor: true, cell: (entity) => depth(entity, 'transferDeadLetter') },
      ]}
    />
  );
}

/** A topic keeps only scheduled messages. */
function depth(entity: ShownEntity, sub: SubQueue) {
  if (entity.kind === 'topic') return '';
  const count = depthOf(entity, sub);
  if (count === 0) return 0;
  return (
    <a href={entityUrl(entity.path, { sub })}>
      {sub === 'active' ? count : <Badge text={String(count)} tone="bad" />}
      <span class="unseen">
        {' '}
        {NAMES[sub]} of {entity.path}
      </span>
    </a>
  );
}

export const NAMES: Readonly<Record<SubQueue, string>> = {
  active: 'active messages',
  deadLetter: 'dead letters',
  transferDeadLetter: 'messages that could not be forwarded',
};

export function depthOf({ active, deadLettered, transferDeadLettered }: ShownEntity, sub: SubQueue): number {
  return { active, deadLetter: deadLettered, transferDeadLetter: transferDeadLettered }[sub];
}
