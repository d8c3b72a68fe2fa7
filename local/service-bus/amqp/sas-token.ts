import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SharedAccessKey {
  name: string;
  key: string;
}

const PREFIX = 'SharedAccessSignature ';

/**
 * Says what is wrong with a shared access signature, or undefined when it is good. Its form is
 * `SharedAccessSignature sr=…&sig=…&se=…&skn=…`: `sig` is the HMAC-SHA256 of `<sr, as it is encoded>\n<se>`, in base64, and
 * `se` the end of its validity in seconds since 1970
 * (https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas).
 *
 * @param now milliseconds since 1970
 */
export function faultOfSasToken(token: string, { name, key }: SharedAccessKey, now: number): string | undefined {
  if (!token.startsWith(PREFIX)) return 'it is not a shared access signature';
  // Not URLSearchParams: what is signed is the resource in the encoding that the client chose.
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
  if (!resource || !signature || !expiry || !keyName) return 'it lacks one of sr, sig, se and skn';
  if (decode(keyName) !== name) return `there is no key named "${decode(keyName)}"`;
  const expected = createHmac('sha256', key).update(`${resource}\n${expiry}`).digest();
  const given = Buffer.from(decode(signature), 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'its signature is wrong';
  if (!(Number(expiry) * 1000 > now)) return 'it has expired';
  return undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
