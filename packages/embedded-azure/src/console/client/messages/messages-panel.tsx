import type { ShownEntity } from '../../messages/shown-message.ts';
import { Fault } from '../kit/notice.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import type { Panel, PanelProps } from '../panel.ts';
import { EntityList } from './entity-list.tsx';
import { EntityView } from './entity-view.tsx';

export const messagesPanel: Panel = {
  path: 'messages',
  name: 'Messages',
  group: 'Azure',
  about: 'What is in the queues and subscriptions of Service Bus. Looking at a message changes nothing.',
  view: MessagesView,
};

function MessagesView({ rest, query }: PanelProps) {
  const { value: entities, fault } = useAnswer<ShownEntity[]>('/messages/entities', 1_000);
  const entity = entities && findEntity(entities, rest);
  return (
    <>
      <Fault message={fault} />
      {entities === undefined ? null : rest.length === 0 ? (
        <EntityList entities={entities} caption="Queues, topics and subscriptions" />
      ) : (
        <>
          <p>
            <a href="/messages">All queues and topics</a>
          </p>
          {entity === undefined ? (
            <Fault message={`There is no queue, topic or subscription ${rest.join('/')}.`} />
          ) : (
            <EntityView key={entity.path} entity={entity} entities={entities} query={query} />
          )}
        </>
      )}
    </>
  );
}

/** `events/billing` is short for `events/Subscriptions/billing`. */
function findEntity(entities: readonly ShownEntity[], rest: readonly string[]): ShownEntity | undefined {
  const path = rest.join('/');
  const short = `${rest.slice(0, -1).join('/')}/Subscriptions/${rest.at(-1)}`;
  return entities.find((entity) => entity.path === path) ?? entities.find((entity) => entity.path === short);
}
