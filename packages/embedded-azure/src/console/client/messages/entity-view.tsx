import { useState } from 'preact/hooks';
import type { MessagePage, ShownEntity, ShownRule, SubQueue } from '../../messages/shown-message.ts';
import { Badge } from '../kit/badge.tsx';
import { Moment } from '../kit/moment.tsx';
import { Done, Fault } from '../kit/notice.tsx';
import { readFrom } from '../kit/read-from.ts';
import { Table } from '../kit/table.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { depthOf, EntityList, NAMES } from './entity-list.tsx';
import { entityUrl } from './entity-url.ts';
import { MessageView } from './message-view.tsx';
import { Purge } from './purge.tsx';
import { Rules } from './rules.tsx';
import { Settings } from './settings.tsx';

const SUBS: readonly SubQueue[] = ['active', 'deadLetter', 'transferDeadLetter'];
const HEADING = 'entity-heading';

export interface EntityViewProps {
  entity: ShownEntity;
  entities: readonly ShownEntity[];
  query: URLSearchParams;
}

export function EntityView({ entity, entities, query }: EntityViewProps) {
  const [topic, subscription] = entity.path.split('/Subscriptions/');
  const isQueue = entity.kind === 'queue';
  const { value: rules } = useAnswer<ShownRule[]>(
    isQueue ? undefined : `/messages/rules?${new URLSearchParams({ topic: topic ?? '' })}`,
  );
  return (
    <>
      <h2 id={HEADING} tabIndex={-1}>
        {entity.path} <span class="dim">{entity.kind}</span>
      </h2>
      {entity.kind === 'topic' ? (
        <EntityList
          caption="Subscriptions"
          entities={entities.filter(({ path }) => path.startsWith(`${entity.path}/Subscriptions/`))}
        />
      ) : (
        <Queue entity={entity} query={query} rules={isQueue ? [] : rules} />
      )}
      {rules === undefined || isQueue ? null : (
        <Rules rules={rules.filter((rule) => subscription === undefined || rule.subscription === subscription)} />
      )}
      <Settings {...entity} />
    </>
  );
}

interface QueueProps {
  entity: ShownEntity;
  query: URLSearchParams;
  rules: readonly ShownRule[] | undefined;
}

function Queue({ entity, query, rules }: QueueProps) {
  const sub = SUBS.find((known) => known === query.get('sub')) ?? 'active';
  const from = query.get('from') ?? '0';
  const open = query.get('sequence');
  const asked = new URLSearchParams({ entity: entity.path, sub, from });
  const { value: page, fault, again } = useAnswer<MessagePage>(`/messages/peek?${asked}`, 2_000);
  const shown = page?.messages.find(({ sequence }) => sequence === open);
  const [told, setTold] = useState<{ of: string; text: string }>();
  const done = (text: string) => {
    setTold({ of: open ?? '', text });
    again();
    // The button that had the focus goes with the message.
    readFrom(HEADING);
  };
  return (
    <>
      <p class="tabs">
        {SUBS.map((known) => (
          <a
            key={known}
            href={entityUrl(entity.path, { sub: known })}
            aria-current={known === sub ? 'true' : undefined}
          >
            {depthOf(entity, known)} {NAMES[known]}
          </a>
        ))}
      </p>
      <Fault message={fault} />
      {page === undefined ? null : (
        <>
          <Table
            caption={NAMES[sub]}
            rows={page.messages}
            idOf={({ sequence }) => sequence}
            isSelected={(message) => message === shown}
            empty={sub === 'active' ? 'No message waits here.' : 'No dead letters: everything was taken.'}
            columns={[
              {
                name: 'Number',
                cell: ({ sequence }) => <a href={entityUrl(entity.path, { sub, from, sequence })}>{sequence}</a>,
              },
              { name: 'Enqueued', cell: ({ enqueuedAt }) => <Moment at={enqueuedAt} /> },
              { name: 'Subject', cell: ({ subject }) => subject },
              sub === 'active'
                ? { name: 'State', cell: ({ state }) => <Badge text={state} /> }
                : { name: 'Reason', cell: ({ deadLetterReason }) => deadLetterReason },
              { name: 'Deliveries', isNumber: true, isMinor: true, cell: ({ deliveryCount }) => deliveryCount },
              { name: 'Message id', isMinor: true, cell: ({ messageId }) => <code>{messageId}</code> },
            ]}
          />
          <p>
            {from === '0' ? null : (
              <a href={entityUrl(entity.path, { sub })} onClick={() => readFrom(HEADING)}>
                To the first
              </a>
            )}{' '}
            {page.next === undefined ? null : (
              <a href={entityUrl(entity.path, { sub, from: page.next })} onClick={() => readFrom(HEADING)}>
                The next from number {page.next}
              </a>
            )}
          </p>
        </>
      )}
      {shown === undefined ? null : (
        <MessageView key={shown.sequence} entity={entity} sub={sub} message={shown} rules={rules} done={done} />
      )}
      {told !== undefined && told.of === open ? (
        <Done>{told.text}</Done>
      ) : open !== null && page !== undefined && shown === undefined ? (
        <p class="dim" role="status">
          Message {open} is not on this page any more.
        </p>
      ) : null}
      <Purge key={sub} entity={entity} sub={sub} done={again} />
    </>
  );
}
