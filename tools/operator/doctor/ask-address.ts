import { type IncomingHttpHeaders, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { text } from 'node:stream/consumers';
import { causeOf } from '../../../shared/cause-of.ts';

const TIMEOUT_MS = 10_000;

/** What a server answered. */
export interface AddressAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/**
 * Asks a server with GET, without a token.
 *
 * @param ca the certificate that it must have, if this process doesn't trust it anyway
 * @throws an error that names the address and why there is no answer
 */
export async function askAddress(url: string | URL, ca?: Buffer): Promise<AddressAnswer> {
  const address = new URL(url);
  const request = address.protocol === 'https:' ? requestSecure : requestPlain;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await new Promise((resolve, reject) => {
      const asked = request(address, { agent: false, signal, ...(ca === undefined ? {} : { ca }) }, (response) => {
        const { statusCode: status = 0, headers } = response;
        text(response).then((body) => resolve({ status, headers, body }), reject);
      });
      asked.on('error', reject).end();
    });
  } catch (error) {
    const why = signal.aborted ? `no answer within ${TIMEOUT_MS / 1_000} s: timeout` : causeOf(error).message;
    throw new Error(`${address.origin}: ${why}`, { cause: error });
  }
}
