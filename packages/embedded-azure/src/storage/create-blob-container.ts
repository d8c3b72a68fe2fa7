import { createHmac } from 'node:crypto';
import { request } from 'node:https';
import type { Certificate } from '../tls/certificate.ts';
import { ACCOUNT, ACCOUNT_KEY } from './run-azurite.ts';

const VERSION = '2021-12-02';

/**
 * Creates a container with the account's key: https://learn.microsoft.com/rest/api/storageservices/create-container
 *
 * @param url of the blob service, with the account
 */
export async function createBlobContainer(url: string, container: string, certificate: Certificate): Promise<void> {
  const date = new Date().toUTCString();
  const headers = `x-ms-date:${date}\nx-ms-version:${VERSION}`;
  const resource = `/${ACCOUNT}/${ACCOUNT}/${container}\nrestype:container`;
  const signed = ['PUT', ...Array.from({ length: 11 }, () => ''), headers, resource].join('\n');
  const signature = createHmac('sha256', Buffer.from(ACCOUNT_KEY, 'base64')).update(signed).digest('base64');
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request(
      `${url}/${container}?restype=container`,
      {
        method: 'PUT',
        ca: certificate.cert,
        agent: false,
        headers: {
          'content-length': 0,
          'x-ms-date': date,
          'x-ms-version': VERSION,
          authorization: `SharedKey ${ACCOUNT}:${signature}`,
        },
      },
      (response) => response.resume().once('end', () => resolve(response.statusCode)),
    )
      .once('error', reject)
      .end();
  });
  // 409: it exists.
  if (status !== 201 && status !== 409) throw new Error(`Azurite answered ${status} to a new container ${container}`);
}
