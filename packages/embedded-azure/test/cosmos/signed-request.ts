import { createHmac } from 'node:crypto';
import type { CosmosStage } from './cosmos-stage.ts';

export interface SignedRequest {
  method: string;
  path: string;
  /** The type of the resource and its link, which the signature covers. */
  type: string;
  link: string;
  date?: Date;
  headers?: Record<string, string>;
  body?: string | Buffer<ArrayBuffer>;
}

/** A request signed by hand, for what the JavaScript client does not send. */
export function sendSigned(stage: Pick<CosmosStage, 'endpoint' | 'key'>, request: SignedRequest): Promise<Response> {
  const { method, path, type, link, date = new Date(), headers, body } = request;
  const text = date.toUTCString();
  const payload = `${method.toLowerCase()}\n${type}\n${link}\n${text.toLowerCase()}\n\n`;
  const hash = createHmac('sha256', Buffer.from(stage.key, 'base64')).update(payload).digest('base64');
  const authorization = encodeURIComponent(`type=master&ver=1.0&sig=${hash}`);
  return fetch(new URL(path, stage.endpoint), {
    ...{ method, headers: { authorization, 'x-ms-date': text, ...headers } },
    ...(body === undefined ? {} : { body }),
  });
}
