import type { Headers } from '../exchange.ts';

/** What says where a message ends and whom it is for: no Connection may take that away, or sizes could not be judged. */
const NEVER_OPTIONS = new Set(['content-length', 'transfer-encoding', 'host']);

/**
 * A copy of a message as it came in, without the headers that its Connection names (RFC 9110, section 7.6.1). Only what came
 * in: a header that a policy sets later under such a name belongs to the gateway.
 */
export function withoutConnectionOptions(headers: Headers): Headers {
  const passed: Headers = { ...headers };
  const { connection } = headers;
  if (typeof connection !== 'string' || /^(keep-alive|close)$/i.test(connection)) return passed;
  for (const option of connection.split(',')) {
    const name = option.trim().toLowerCase();
    if (!NEVER_OPTIONS.has(name)) delete passed[name];
  }
  return passed;
}
