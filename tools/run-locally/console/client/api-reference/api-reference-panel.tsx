import { ActButton } from '@partner-orders/embedded-azure/console-client/kit/act-button.tsx';
import { send } from '@partner-orders/embedded-azure/console-client/kit/ask.ts';
import { Command } from '@partner-orders/embedded-azure/console-client/kit/command.tsx';
import { goTo } from '@partner-orders/embedded-azure/console-client/kit/go-to.ts';
import { clockOf } from '@partner-orders/embedded-azure/console-client/kit/moment.tsx';
import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { useAnswer } from '@partner-orders/embedded-azure/console-client/kit/use-answer.ts';
import type { Panel, PanelProps } from '@partner-orders/embedded-azure/console-client/panel.ts';
import type { ShownClient, ShownReference, ShownToken } from '../../api-reference/shown-reference.ts';
import { Operations } from './operations.tsx';

export const apiReferencePanel: Panel = {
  path: 'api-reference',
  name: 'API reference',
  group: 'Orders',
  about: 'Every operation of the API, to try as a partner or as the merchant.',
  view: ApiReferenceView,
};

function ApiReferenceView({ query }: PanelProps) {
  const { value, fault, again } = useAnswer<ShownReference>('/api-reference');
  const chosen = value?.clients.find(({ name }) => name === query.get('as')) ?? value?.clients[0];
  return (
    <>
      <Fault message={fault} />
      {fault === undefined ? null : (
        <button type="button" onClick={again}>
          Try again
        </button>
      )}
      {value === undefined || chosen === undefined ? null : (
        <>
          <div class="fields">
            <label>
              Act as
              <select
                value={chosen.name}
                onChange={({ currentTarget }) => goTo(`/api-reference?as=${currentTarget.value}`, { replace: true })}
              >
                {value.clients.map(({ name }) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            </label>
          </div>
          <SignedIn key={chosen.name} client={chosen} docsUrl={value.docsUrl} />
          <Operations client={chosen.name} terminal={value.terminal} operations={value.operations} />
        </>
      )}
    </>
  );
}

/** How the chosen client signs in: in the interactive reference, in a terminal, or with a token to copy. */
function SignedIn({ client, docsUrl }: { client: ShownClient; docsUrl: string }) {
  const { name, tokenCommand, curl } = client;
  // The reference asks when it is opened: from then on it is given this client's token. Only a click signs in, so that no
  // link from elsewhere does.
  const open = async () => {
    await send('POST', '/api-reference/sign-in', { name });
    window.open(docsUrl, '_blank', 'noopener,noreferrer');
    return `${docsUrl} is open in a tab of its own, as ${name}.`;
  };
  const copy = async () => {
    const { token, expiresAt, roles } = await send<ShownToken>('POST', '/api-reference/token', { name });
    await navigator.clipboard.writeText(token);
    return `Copied. It is valid until ${clockOf(new Date(expiresAt))}, with the roles ${roles.join(', ')}.`;
  };
  return (
    <section class="card" aria-labelledby="sign-in-heading">
      <h2 id="sign-in-heading">As {name}</h2>
      <p class="dim">The interactive reference is a page of the gateway, in a tab of its own.</p>
      <div class="fields">
        <ActButton act={open}>Open the interactive reference as {name}</ActButton>
        <ActButton act={copy}>Copy a token</ActButton>
      </div>
      <p class="dim">In a terminal:</p>
      <Command line={tokenCommand} />
      <Command line={curl} />
    </section>
  );
}
