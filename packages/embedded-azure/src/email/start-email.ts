import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { Route, SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import { type ErrorWording, serve } from '@partner-orders/loopback-server/http/serve';
import type { Latency } from '@partner-orders/loopback-server/latency';
import { isDiskFault } from '@partner-orders/loopback-server/sqlite/disk-fault';
import { GroupCommit } from '@partner-orders/loopback-server/sqlite/group-commit';
import { openDatabase } from '@partner-orders/loopback-server/sqlite/open-database';
import { admitSender, type SenderRules } from './admit-sender.ts';
import { badRequest, EmailError } from './email-error.ts';
import { type AcceptedMail, MailStore, SCHEMA } from './mail-store.ts';
import { sendEmail, toAccepted } from './send-email.ts';

export interface EmailOptions extends SenderRules {
  /** The SQLite file of the mails, readable only by the owner; created if missing. */
  readonly stateFile: string;
  /** 0, the default, chooses a free one. */
  readonly port?: number;
  /** The addresses of the linked domains. Mails from any other are refused. */
  readonly from: readonly string[];
  /** Makes requests wait before they are read. */
  readonly latency?: Latency;
}

export interface Email {
  readonly port: number;
  /** `http://127.0.0.1:<port>`: the endpoint. */
  readonly url: string;
  /** The newest first. */
  list(): AcceptedMail[];
  close(): Promise<void>;
}

const API_VERSION = /^20\d{2}-\d{2}-\d{2}(-preview)?$/;
const SHOWN = 200;

/**
 * Starts the email part of Azure Communication Services: see SUPPORT.md. It delivers nothing.
 *
 * @throws PortInUseError, StateFileError
 */
export async function startEmail({ stateFile, port = 0, from, latency, ...rules }: EmailOptions): Promise<Email> {
  const database = openDatabase(stateFile, SCHEMA);
  try {
    const store = new MailStore(database);
    const commits = new GroupCommit(database);
    const admit = admitSender(rules);
    const senders = from.map((address) => address.toLowerCase());
    let url = '';

    const send = async (request: SimulatorRequest): Promise<Reply> => {
      await admit(request.headers);
      const version = requireVersion(request);
      const operationId = await commits.write(() => sendEmail(store, request, { senders }));
      return toAccepted(operationId, { url, version });
    };
    const showOperation = async (request: SimulatorRequest): Promise<Reply> => {
      await admit(request.headers);
      requireVersion(request);
      const { id = '' } = request.parameters;
      if (store.find(id) === undefined) {
        throw new EmailError({ status: 404, code: 'NotFound', message: `The operation '${id}' was not found.` });
      }
      return { status: 200, body: { id, status: 'Succeeded' } };
    };
    const routes: Route[] = [
      { method: 'POST', path: '/emails:send', handle: send },
      { method: 'GET', path: '/emails/operations/{id}', handle: showOperation },
    ];
    const serving = await serve({ name: 'the mail service', port, routes, wording, latency });
    url = serving.url;
    return {
      port: serving.port,
      url,
      list: () => store.list(SHOWN),
      async close() {
        await serving.close();
        commits.flush();
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

function requireVersion({ query }: SimulatorRequest): string {
  const version = query.get('api-version') ?? '';
  if (!API_VERSION.test(version)) throw badRequest(`The api-version '${version}' is not supported.`);
  return version;
}

const wording: ErrorWording = {
  unrouted(method, path, allowed) {
    if (allowed.length > 0) {
      const headers = { allow: allowed.join(', ') };
      const message = `${path} takes ${allowed.join(', ')}, not ${method}.`;
      return new EmailError({ status: 405, code: 'MethodNotAllowed', message, headers }).toReply();
    }
    const message = `There is no ${method} ${path} here; see packages/embedded-azure/src/email/SUPPORT.md.`;
    return new EmailError({ status: 404, code: 'NotFound', message }).toReply();
  },
  tooLarge(limit) {
    const message = `The body is larger than ${limit} bytes.`;
    return new EmailError({ status: 413, code: 'RequestTooLarge', message }).toReply();
  },
  failed(error) {
    if (error instanceof EmailError) return error.toReply();
    if (isDiskFault(error)) {
      const unavailable = `The mail service can't be used now: ${error}`;
      return new EmailError({ status: 503, code: 'ServiceUnavailable', message: unavailable }).toReply();
    }
    const message = `The mail service failed: ${error instanceof Error ? error.message : String(error)}`;
    return new EmailError({ status: 500, code: 'InternalServerError', message }).toReply();
  },
};
