import type { ShownMessage } from '../../messages/shown-message.ts';
import { ActButton } from '../kit/act-button.tsx';
import { send } from '../kit/ask.ts';
import { Command } from '../kit/command.tsx';
import { JsonView } from '../kit/json-view.tsx';
import { OpenedHeading } from '../kit/opened-heading.tsx';
import { writeRequest } from '../kit/write-request.ts';
import { type OpenMessage, RequeueForm } from './requeue-form.tsx';

/** One message with its properties and body, and what can be done to it. */
export function MessageView({ entity, sub, message, rules, done }: OpenMessage) {
  const { deadLetterReason, deadLetterDescription, properties, body } = message;
  const path = `/messages/discard?${new URLSearchParams({ entity: entity.path, sub })}`;
  const one = { sequence: message.sequence };
  const discard = async () => {
    await send('POST', path, one);
    const told = `Message ${message.sequence} was discarded.`;
    done(told);
    return told;
  };
  return (
    <article>
      <OpenedHeading level="h3">
        Message {message.sequence} <span class="mono dim">{message.messageId}</span>
      </OpenedHeading>
      {deadLetterReason === undefined && deadLetterDescription === undefined ? null : (
        <p class="notice bad">
          {deadLetterReason}: {deadLetterDescription}
        </p>
      )}
      <div class="grid">
        <div>
          <h4>Properties</h4>
          <JsonView label="Properties" value={{ ...systemOf(message), ...properties }} />
        </div>
        <div>
          <h4>Body ({body.kind === 'binary' ? 'binary, in base64' : body.kind})</h4>
          <JsonView label="Body" value={body.value} />
        </div>
      </div>
      {sub === 'active' ? (
        <p class="dim">
          Only dead letters can be taken one by one: the app takes the others, and locking them here would count as
          deliveries.
        </p>
      ) : (
        <>
          <RequeueForm entity={entity} sub={sub} message={message} rules={rules} done={done} />
          <h4>Discard it</h4>
          <ActButton question={`Discard message ${message.sequence}? It is gone then.`} act={discard}>
            Discard
          </ActButton>
          <Command line={writeRequest('POST', `${location.origin}/api${path}`, one)} />
        </>
      )}
      {message.command === undefined ? null : (
        <>
          <h4>Send it again on the command line, unchanged and only to this subscription or queue</h4>
          <Command line={message.command} />
        </>
      )}
    </article>
  );
}

function systemOf(message: ShownMessage): Record<string, unknown> {
  const {
    properties: _,
    body: __,
    command: ___,
    deadLetterReason: ____,
    deadLetterDescription: _____,
    ...system
  } = message;
  return system;
}
