import { once } from 'node:events';
import { createSasTokenProvider, parseConnectionString } from '@azure/core-amqp';
import type { Connection, EventContext, Message } from 'rhea';
import rhea from 'rhea';
import { z } from 'zod';

const REPLY_TO = 'cbs-replies';
const Reply = z.object({ 'status-code': z.number(), 'status-description': z.string() });

const ManagementReply = z.object({ statusCode: z.number(), errorCondition: z.string().optional() });

const Target = z.object({
  Endpoint: z.string().transform((endpoint) => new URL(endpoint)),
  SharedAccessKeyName: z.string(),
  SharedAccessKey: z.string(),
  UseDevelopmentEmulator: z.string().optional(),
});
type Target = z.infer<typeof Target>;

/** An AMQP client below the official one, for requests that the official one never makes. */
export class RawClient {
  readonly connection: Connection;
  readonly #target: Target;

  private constructor(connection: Connection, target: Target) {
    this.connection = connection;
    this.#target = target;
  }

  static async connect(connectionString: string): Promise<RawClient> {
    const target = Target.parse(parseConnectionString(connectionString));
    const { hostname: host, port } = target.Endpoint;
    const options =
      target.UseDevelopmentEmulator === 'true'
        ? { host, port: Number(port) }
        : { host, port: Number(port || 5671), transport: 'tls' as const, servername: host };
    const connection = rhea.create_container().connect({ ...options, reconnect: false });
    await once(connection, 'connection_open');
    return new RawClient(connection, target);
  }

  /** Sends the namespace's own key. */
  async authorize(): Promise<void> {
    const { Endpoint, SharedAccessKeyName, SharedAccessKey } = this.#target;
    const provider = createSasTokenProvider({
      sharedAccessKeyName: SharedAccessKeyName,
      sharedAccessKey: SharedAccessKey,
    });
    const { token } = await provider.getToken(`sb://${Endpoint.hostname}/`);
    const { status } = await this.putToken('servicebus.windows.net:sastoken', token);
    if (status !== 202) throw new Error(`the token was answered with ${status}`);
  }

  async putToken(type: string, token: string): Promise<{ status: number; description: string }> {
    const replies = this.connection.open_receiver({ source: '$cbs', name: REPLY_TO });
    const requests = this.connection.open_sender('$cbs');
    await Promise.all([once(replies, 'receiver_open'), once(requests, 'sendable')]);
    const replied = once(replies, 'message');
    const request = {
      message_id: 1,
      reply_to: REPLY_TO,
      body: token,
      application_properties: { operation: 'put-token', type },
    };
    requests.send(request as unknown as Message);
    const [context]: EventContext[] = await replied;
    const reply = Reply.parse(context?.message?.application_properties);
    return { status: reply['status-code'], description: reply['status-description'] };
  }

  /** One request to the `$management` node of an entity. */
  async manage(entity: string, operation: string, body: object, linkName?: string) {
    const node = `${entity}/$management`;
    const replyTo = `replies-${operation}`;
    const replies = this.connection.open_receiver({ source: node, target: replyTo });
    const requests = this.connection.open_sender(node);
    await Promise.all([once(replies, 'receiver_open'), once(requests, 'sendable')]);
    const replied = once(replies, 'message');
    const properties = { operation: `com.microsoft:${operation}`, 'associated-link-name': linkName };
    const request = { message_id: 1, reply_to: replyTo, body, application_properties: properties };
    requests.send(request as unknown as Message);
    const [context]: EventContext[] = await replied;
    replies.close();
    requests.close();
    const { statusCode, errorCondition } = ManagementReply.parse(context?.message?.application_properties);
    const answered: unknown = context?.message?.body;
    return { status: statusCode, condition: errorCondition, body: answered };
  }

  async close(): Promise<void> {
    const closed = once(this.connection, 'connection_close');
    this.connection.close();
    await closed;
  }
}
