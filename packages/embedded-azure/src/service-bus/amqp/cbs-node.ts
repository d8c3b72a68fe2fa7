import type { Receiver } from 'rhea';
import rhea from 'rhea';
import type { Rights } from '../access/rights.ts';
import type { TokenGate } from '../access/token-gate.ts';
import { refusals } from '../service-bus-error.ts';
import type { ClientConnection, Request } from './client-connection.ts';
import { receiveRequests } from './receive-requests.ts';
import { asServiceBusError } from './refuse-link.ts';

const SAS_TOKEN_TYPE = 'servicebus.windows.net:sastoken';
const ENTRA_TOKEN_TYPE = 'jwt';

/**
 * The `$cbs` node, to which a client sends its token before it attaches links (AMQP claims-based security;
 * https://learn.microsoft.com/azure/service-bus-messaging/service-bus-amqp-protocol-guide). A token is valid for the
 * whole connection, whatever entity it was sent for. Its permissions are checked for each link.
 */
export function serveCbs(receiver: Receiver, client: ClientConnection, gate: TokenGate): void {
  receiveRequests(receiver, async (request) => {
    const { status, description } = await putToken(request, client, gate);
    const properties = { 'status-code': rhea.types.wrap_int(status), 'status-description': description };
    client.reply(request, properties, null);
  });
}

async function putToken(
  request: Request,
  client: ClientConnection,
  gate: TokenGate,
): Promise<{ status: number; description: string }> {
  try {
    client.rights = await rightsOf(request, gate);
    return { status: 202, description: 'Accepted' };
  } catch (error) {
    const { status, message } = asServiceBusError(error);
    return { status, description: message };
  }
}

async function rightsOf({ applicationProperties, body }: Request, gate: TokenGate): Promise<Rights> {
  const { operation, type } = applicationProperties;
  if (operation !== 'put-token') throw refusals.notSupported(`${String(operation)} on $cbs`);
  if (type === SAS_TOKEN_TYPE) return gate.ofSasToken(String(body));
  if (type === ENTRA_TOKEN_TYPE) return gate.ofEntraToken(String(body));
  throw refusals.unauthorized(`The embedded Service Bus takes no tokens of type ${String(type)}.`);
}
