import { goTo } from '@partner-orders/embedded-azure/console-client/kit/go-to.ts';
import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { useAnswer } from '@partner-orders/embedded-azure/console-client/kit/use-answer.ts';
import type { Panel, PanelProps } from '@partner-orders/embedded-azure/console-client/panel.ts';
import type { ShownDeliveries, ShownInbox } from '../../webhooks/shown-inbox.ts';
import { Arrivals } from './arrivals.tsx';
import { Deliveries } from './deliveries.tsx';
import { EndpointActs } from './endpoint-acts.tsx';
import { Switches } from './switches.tsx';

export const webhooksPanel: Panel = {
  path: 'webhooks',
  name: 'Webhooks',
  group: 'Orders',
  about: 'A receiver of webhooks for each partner. It verifies what arrives, and can be told to fail.',
  view: WebhooksView,
};

const LIVE_MS = 1_000;
/** Each look is two requests of the partner, who may have only 60 a minute. */
const DELIVERIES_LIVE_MS = 6_000;

function WebhooksView({ query }: PanelProps) {
  const { value: partners, fault } = useAnswer<string[]>('/webhooks/partners');
  const partner = partners?.find((name) => name === query.get('partner')) ?? partners?.[0];
  return (
    <>
      <Fault message={fault} />
      {partners === undefined || partner === undefined ? null : (
        <>
          <div class="fields">
            <label>
              Partner
              <select
                value={partner}
                onChange={({ currentTarget }) => goTo(`/webhooks?partner=${currentTarget.value}`, { replace: true })}
              >
                {partners.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            </label>
          </div>
          <Inbox key={partner} partner={partner} />
        </>
      )}
    </>
  );
}

function Inbox({ partner }: { partner: string }) {
  const { value: inbox, fault, again } = useAnswer<ShownInbox>(`/webhooks/${partner}`, LIVE_MS);
  const asked = inbox?.endpointId === undefined ? undefined : `/webhooks/${partner}/deliveries`;
  const deliveries = useAnswer<ShownDeliveries>(asked, DELIVERIES_LIVE_MS);
  const endpoint = asked === undefined ? undefined : deliveries.value?.endpoint;
  const lookAgain = () => {
    again();
    deliveries.again();
  };
  if (inbox === undefined) return <Fault message={fault} />;
  return (
    <>
      <Fault message={fault} />
      <EndpointActs partner={partner} inbox={inbox} endpoint={endpoint} onDone={lookAgain} />
      {inbox.endpointId === undefined ? null : (
        <Switches partner={partner} answering={inbox.answering} onDone={again} />
      )}
      <Arrivals partner={partner} arrivals={inbox.arrivals} onDone={again} />
      {inbox.endpointId === undefined ? null : (
        <Deliveries partner={partner} endpointId={inbox.endpointId} terminal={inbox.terminal} listed={deliveries} />
      )}
    </>
  );
}
