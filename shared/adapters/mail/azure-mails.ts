import { createHash } from 'node:crypto';
import type { TokenCredential } from '@azure/identity';
import type { Mail, MailOutcome, Mails } from '../../ports/mails.ts';
import { Unavailable } from '../../ports/unavailable.ts';
import { createAzureCredential } from '../identity/create-azure-credential.ts';

export interface MailServiceOptions {
  /** Of Communication Services, without a slash at the end. */
  endpoint: string;
  /** An address of a domain that is linked to it. */
  sender: string;
  /** The user-assigned identity that may send. Without it, the app's own identity is used. */
  managedIdentityClientId?: string | undefined;
}

const API_VERSION = '2025-09-01';
/** With two slashes, as in Microsoft's own clients. */
const SCOPE = 'https://communication.azure.com//.default';
const TIMEOUT_MS = 10_000;

/** Errors leave out the service's text, which may repeat an address. */
const unavailable = (what: string, response: Response) => {
  const seconds = Number(response.headers.get('retry-after') ?? '');
  const code = response.headers.get('x-ms-error-code') ?? 'no code';
  const retry = seconds > 0 ? { retryAfterSeconds: seconds } : {};
  return new Unavailable(`the mail service answered ${response.status} (${code}) to ${what}`, retry);
};

/**
 * Mails by Azure Communication Services: https://learn.microsoft.com/rest/api/communication/email/email/send. The
 * library for it is one more package for two requests, so they are made here.
 */
export class AzureMails implements Mails {
  readonly #options: MailServiceOptions;
  readonly #credential: TokenCredential;

  constructor(options: MailServiceOptions, credential = createAzureCredential(options.managedIdentityClientId)) {
    this.#options = options;
    this.#credential = credential;
  }

  async send({ id, to, subject, text }: Mail): Promise<MailOutcome> {
    const operationId = toOperationId(id);
    const response = await this.#ask('a mail', '/emails:send', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'operation-id': operationId },
      body: JSON.stringify({
        senderAddress: this.#options.sender,
        content: { subject, plainText: text },
        recipients: { to: [{ address: to }] },
        userEngagementTrackingDisabled: true,
      }),
    });
    if (response.status === 202) return 'accepted';
    // What Azure answers to an operation that it already has is not documented.
    const isKnown = response.status === 400 || response.status === 409;
    if (isKnown && (await this.#hasOperation(operationId))) return 'accepted';
    if (response.status === 400) return 'refused';
    throw unavailable('a mail', response);
  }

  async #hasOperation(operationId: string): Promise<boolean> {
    const response = await this.#ask('an operation', `/emails/operations/${operationId}`, { method: 'GET' });
    if (response.status === 404) return false;
    if (response.status !== 200) throw unavailable('an operation', response);
    return true;
  }

  async #ask(what: string, path: string, { headers, ...request }: RequestInit): Promise<Response> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const token = await this.#credential.getToken(SCOPE, { abortSignal: signal });
      const response = await fetch(`${this.#options.endpoint}${path}?api-version=${API_VERSION}`, {
        ...request,
        headers: { ...headers, authorization: `Bearer ${token?.token}` },
        redirect: 'manual',
        signal,
      });
      await response.arrayBuffer();
      return response;
    } catch (cause) {
      throw new Unavailable(`the mail service did not answer ${what}`, { cause });
    }
  }
}

/** A UUID (version 8, RFC 9562) that only this mail has. */
function toOperationId(id: string): string {
  const hex = createHash('sha256').update(`mail ${id}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
