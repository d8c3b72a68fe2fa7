import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import { badRequest, EmailError } from './email-error.ts';
import { EmailMessage, type MailStore } from './mail-store.ts';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** As Azure checks it: an address with a domain. */
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** POST /emails:send. The caller's `Operation-Id` makes it repeatable. Run it inside a unit of the group commit. */
export function sendEmail(store: MailStore, { headers, body }: SimulatorRequest, rules: { senders: string[] }) {
  const operationId = String(headers['operation-id'] ?? randomUUID());
  if (!UUID.test(operationId)) throw badRequest(`The Operation-Id '${operationId}' is not a GUID.`);
  const message = readMessage(body);
  if (!rules.senders.includes(message.senderAddress.toLowerCase())) {
    const text = 'The specified sender domain has not been linked.';
    throw new EmailError({ status: 404, code: 'DomainNotLinked', message: text });
  }
  const { to, cc = [], bcc = [] } = message.recipients;
  const invalid = [...to, ...cc, ...bcc].find(({ address }) => !ADDRESS.test(address));
  if (invalid) throw badRequest(`Invalid format for email address: '${invalid.address}'.`);

  const earlier = store.find(operationId);
  if (earlier !== undefined && !isDeepStrictEqual(earlier.message, message)) {
    throw badRequest(`The operation '${operationId}' exists with another message.`);
  }
  if (earlier === undefined) store.add({ operationId, message, acceptedAt: new Date().toISOString() });
  return operationId;
}

export function toAccepted(operationId: string, { url, version }: { url: string; version: string }): Reply {
  const location = `${url}/emails/operations/${operationId}?api-version=${version}`;
  return {
    status: 202,
    headers: { 'operation-location': location, 'retry-after': '1' },
    body: { id: operationId, status: 'Running' },
  };
}

function readMessage(body: string): EmailMessage {
  let content: unknown;
  try {
    content = JSON.parse(body);
  } catch {
    throw badRequest('The body is not JSON.');
  }
  const parsed = EmailMessage.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badRequest(`${issue?.path.join('.')}: ${issue?.message}`);
}
