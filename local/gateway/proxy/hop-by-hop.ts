import type { Headers } from '../exchange.ts';

/** RFC 9110, section 7.6.1: what belongs to one connection. `expect` is answered by the server that it was sent to. */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
];

/** A copy without the headers that are not for the next connection, those that Connection names among them. */
export function endToEnd(headers: Headers): Headers {
  const passed: Headers = { ...headers };
  const { connection } = headers;
  if (typeof connection === 'string' && !/^(keep-alive|close)$/i.test(connection)) {
    for (const name of connection.split(',')) delete passed[name.trim().toLowerCase()];
  }
  for (const name of HOP_BY_HOP) delete passed[name];
  return passed;
}
