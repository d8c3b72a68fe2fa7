import { ActButton } from '@partner-orders/embedded-azure/console-client/kit/act-button.tsx';
import { send } from '@partner-orders/embedded-azure/console-client/kit/ask.ts';
import { Command } from '@partner-orders/embedded-azure/console-client/kit/command.tsx';
import { goTo } from '@partner-orders/embedded-azure/console-client/kit/go-to.ts';
import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { useAnswer } from '@partner-orders/embedded-azure/console-client/kit/use-answer.ts';
import type { Panel, PanelProps } from '@partner-orders/embedded-azure/console-client/panel.ts';
import { useEffect, useState } from 'preact/hooks';
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
          <Operations client={chosen.name} operations={value.operations} />
        </>
      )}
    </>
  );
}

/** How the chosen client signs in: in the interactive reference, in a terminal, or with a token to copy. */
function SignedIn({ client, docsUrl }: { client: ShownClient; docsUrl: string }) {
  const { name, tokenCommand, curl } = client;
  const [isSignedIn, setSignedIn] = useState(false);
  const [fault, setFault] = useState<string>();
  // The reference asks when it is opened: from now on it is given this client's token.
  useEffect(() => {
    send('POST', '/api-reference/sign-in', { name }).then(
      () => setSignedIn(true),
      (error: unknown) => setFault(String(error)),
    );
  }, [name]);
  const copy = async () => {
    const { token, expiresAt, roles } = await send<ShownToken>('POST', '/api-reference/token', { name });
    await navigator.clipboard.writeText(token);
    return `Copied. It is valid until ${new Date(expiresAt).toLocaleTimeString()}, with the roles ${roles.join(', ')}.`;
  };
  return (
    <section class="card" aria-labelledby="sign-in-heading">
      <h2 id="sign-in-heading">As {name}</h2>
      <Fault message={fault} />
      <p>
        {isSignedIn ? (
          <a href={docsUrl} target="_blank" rel="noopener noreferrer">
            Open the interactive reference as {name}
          </a>
        ) : (
          <span class="dim">Signing in …</span>
        )}{' '}
        <span class="dim">It is a page of the gateway, in a tab of its own, and the token goes nowhere else.</span>
      </p>
      <ActButton act={copy}>Copy a token</ActButton>
      <p class="dim">In a terminal:</p>
      <Command line={tokenCommand} />
      <Command line={curl} />
    </section>
  );
}
