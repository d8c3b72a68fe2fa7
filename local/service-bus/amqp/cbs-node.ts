import type { Receiver } from 'rhea';
import rhea from 'rhea';
import { type ClientConnection, type Request, toRequest } from './client-connection.ts';
import { ACCEPTED } from './rhea-internals.ts';
import { faultOfSasToken, type SharedAccessKey } from './sas-token.ts';

const SAS_TOKEN_TYPE = 'servicebus.windows.net:sastoken';
const REQUEST_CREDIT = 100;

/**
 * The `$cbs` node, where a client shows its token before it attaches links (AMQP claims-based security;
 * https://learn.microsoft.com/azure/service-bus-messaging/service-bus-amqp-protocol-guide). One good token authorises the whole
 * connection: there is one key, and it may do everything.
 */
export function serveCbs(receiver: Receiver, client: ClientConnection, key: SharedAccessKey): void {
  receiver.on('message', (context) => {
    context.delivery?.update(true, ACCEPTED);
    receiver.add_credit(1);
    const request = toRequest(context);
    const { status, description } = answer(request, key);
    if (status === 202) client.authorized = true;
    const properties = { 'status-code': rhea.types.wrap_int(status), 'status-description': description };
    client.reply(request, properties, null);
  });
  receiver.add_credit(REQUEST_CREDIT);
}

function answer(
  { applicationProperties, body }: Request,
  key: SharedAccessKey,
): { status: number; description: string } {
  const { operation, type } = applicationProperties;
  if (operation !== 'put-token') {
    return { status: 501, description: `The embedded Service Bus does not support ${String(operation)} on $cbs.` };
  }
  if (type !== SAS_TOKEN_TYPE) {
    return { status: 401, description: `The embedded Service Bus takes no tokens of type ${String(type)}.` };
  }
  const fault = faultOfSasToken(String(body), key, Date.now());
  return fault === undefined
    ? { status: 202, description: 'Accepted' }
    : { status: 401, description: `The token is refused: ${fault}.` };
}
