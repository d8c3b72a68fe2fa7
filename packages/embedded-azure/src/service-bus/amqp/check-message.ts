import { checkValue } from './check-value.ts';

/**
 * Checks a whole message before it is decoded.
 *
 * @throws AmqpDecodeError
 */
export function checkMessage(bytes: Buffer): Buffer {
  for (let at = 0; at < bytes.length; ) at = checkValue(bytes, at, bytes.length);
  return bytes;
}
