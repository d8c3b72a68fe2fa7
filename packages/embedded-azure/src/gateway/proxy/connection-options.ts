import type { Headers } from '../exchange.ts';

/**
 * These headers say where a message ends and who it is for. Connection must not remove them, or sizes can't be checked.
 */
const NEVER_OPTIONS = new Set(['content-length', 'transfer-encoding', 'host']);

/**
 * A copy of an incoming message without the headers that its Connection names (RFC 9110, section 7.6.1). A header that
 * a policy sets later under such a name belongs to the gateway and stays.
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
