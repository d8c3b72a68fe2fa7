import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SharedAccessKey {
  name: string;
  key: string;
}

const PREFIX = 'SharedAccessSignature ';

/**
 * Returns how long a shared access signature is valid (milliseconds since 1970), or what is wrong with it. Its form is
 * `SharedAccessSignature sr=…&sig=…&se=…&skn=…`: `sig` is the HMAC-SHA256 of `<sr, as it is encoded>\n<se>` in base64,
 * and `se` the end of its validity in seconds since 1970
 * (https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas).
 *
 * @param now milliseconds since 1970
 */
export function readSasToken(
  token: string,
  { name, key }: SharedAccessKey,
  now: number,
): { expiresAt: number } | { fault: string } {
  if (!token.startsWith(PREFIX)) return { fault: 'it is not a shared access signature' };
  // Not URLSearchParams, because the signature covers the resource in the client's own encoding.
  const fields = new Map(
    token
      .slice(PREFIX.length)
      .split('&')
      .map((field): [string, string] => {
        const equals = field.indexOf('=');
        return [field.slice(0, equals), field.slice(equals + 1)];
      }),
  );
  const resource = fields.get('sr');
  const signature = fields.get('sig');
  const expiry = fields.get('se');
  const keyName = fields.get('skn');
  if (!resource || !signature || !expiry || !keyName) return { fault: 'it lacks one of sr, sig, se and skn' };
  if (decode(keyName) !== name) return { fault: `there is no key named "${decode(keyName)}"` };
  const expected = createHmac('sha256', key).update(`${resource}\n${expiry}`).digest();
  const given = Buffer.from(decode(signature), 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { fault: 'its signature is wrong' };
  const expiresAt = Number(expiry) * 1000;
  return expiresAt > now ? { expiresAt } : { fault: 'it has expired' };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
