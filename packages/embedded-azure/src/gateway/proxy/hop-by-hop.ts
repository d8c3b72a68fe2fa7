import type { Headers } from '../exchange.ts';

/** RFC 9110, section 7.6.1: headers that belong to one connection. The server itself answers `expect`. */
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

/** A copy without the headers that must not be forwarded. */
export function withoutHopByHop(headers: Headers): Headers {
  const passed: Headers = { ...headers };
  for (const name of HOP_BY_HOP) delete passed[name];
  return passed;
}
