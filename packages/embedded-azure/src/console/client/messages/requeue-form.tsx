import { useState } from 'preact/hooks';
import { findTakers } from '../../messages/find-takers.ts';
import type { RequeueChanges, ShownEntity, ShownMessage, ShownRule, SubQueue } from '../../messages/shown-message.ts';
import { ActButton } from '../kit/act-button.tsx';
import { send } from '../kit/ask.ts';

export interface OpenMessage {
  entity: ShownEntity;
  sub: SubQueue;
  message: ShownMessage;
  /** Of the whole topic; undefined until they are read. */
  rules: readonly ShownRule[] | undefined;
  /** Called with what was done, because the message is gone then. */
  done: (told: string) => void;
}

/** Sends a dead letter again, as it is or edited. */
export function RequeueForm({ entity, sub, message, rules, done }: OpenMessage) {
  const [topic, subscription] = entity.path.split('/Subscriptions/');
  const alone = rules && addressOf(rules, subscription);
  const [to, setTo] = useState(message.to ?? '');
  const [subject, setSubject] = useState(message.subject ?? '');
  const [body, setBody] = useState(() => textOf(message));
  const [properties, setProperties] = useState(() => JSON.stringify(message.properties, undefined, 2));
  const rowsOf = (text: string) => Math.min(16, text.split('\n').length + 1);
  const requeue = async () => {
    const changes: RequeueChanges & { sequence: string } = { sequence: message.sequence, subject, to };
    if (body !== textOf(message)) changes.body = body;
    if (properties !== JSON.stringify(message.properties, undefined, 2)) changes.properties = JSON.parse(properties);
    const asked = new URLSearchParams({ entity: entity.path, sub });
    const { messageId } = await send<{ messageId: string }>('POST', `/messages/requeue?${asked}`, changes);
    const told = `Message ${message.sequence} was sent again as ${messageId}, and removed here.`;
    done(told);
    return told;
  };
  return (
    <section aria-label="Send it again">
      <h4>Send it again</h4>
      <p class="dim">
        First a copy is sent to {topic}, then the dead letter is removed: whatever fails between, the message is in one
        of the two places. The copy has a new message id, so that it is no duplicate, and no time to live of its own.
      </p>
      <div class="fields">
        <label>
          Subject
          <input value={subject} onInput={({ currentTarget }) => setSubject(currentTarget.value)} />
        </label>
        <label>
          To
          <input value={to} onInput={({ currentTarget }) => setTo(currentTarget.value)} />
        </label>
        {alone === undefined ? null : (
          <button
            type="button"
            onClick={() => {
              setTo(alone);
              setSubject('');
            }}
          >
            Only to {subscription}
          </button>
        )}
      </div>
      {subscription === undefined || rules === undefined ? null : (
        <Takers
          rules={rules}
          message={{ ...message, subject: subject || undefined, to: to || undefined }}
          properties={properties}
        />
      )}
      <label>
        Properties
        <textarea
          value={properties}
          rows={rowsOf(properties)}
          spellcheck={false}
          onInput={({ currentTarget }) => setProperties(currentTarget.value)}
        />
      </label>
      <label>
        Body
        <textarea
          value={body}
          rows={rowsOf(body)}
          spellcheck={false}
          disabled={message.body.kind === 'binary'}
          onInput={({ currentTarget }) => setBody(currentTarget.value)}
        />
      </label>
      <ActButton act={requeue}>Send again</ActButton>
    </section>
  );
}

interface TakersProps {
  rules: readonly ShownRule[];
  message: ShownMessage;
  properties: string;
}

function Takers({ rules, message, properties }: TakersProps) {
  const takers = findTakers(rules, { ...message, properties: parsed(properties) });
  const names = takers.map(
    ({ subscription, rule, isUnsure }) => `${subscription} (${isUnsure ? 'perhaps, by ' : ''}rule ${rule})`,
  );
  return (
    <p role="status" class={takers.length === 1 ? 'notice good' : 'notice warn'}>
      {takers.length === 0
        ? 'No subscription would get it: no rule lets it through.'
        : `The topic gives it to every subscription whose rules let it through: ${names.join(', ')}.`}
    </p>
  );
}

/** The `to` of a rule that asks for nothing else: it addresses one subscription. */
function addressOf(rules: readonly ShownRule[], subscription: string | undefined): string | undefined {
  for (const { filter, ...rule } of rules) {
    if (rule.subscription !== subscription || filter.kind !== 'correlation') continue;
    const { to, ...more } = filter.fields;
    if (typeof to === 'string' && Object.keys(more).length === 0) return to;
  }
  return undefined;
}

function textOf({ body }: ShownMessage): string {
  return body.kind === 'json' ? JSON.stringify(body.value, undefined, 2) : body.value;
}

function parsed(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
