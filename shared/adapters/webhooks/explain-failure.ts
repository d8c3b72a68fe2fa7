import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { WebhookFailed } from './webhook-failed.ts';

/** What a partner can do something about. Other codes of certificates have one common sentence. */
const CERTIFICATES: Record<string, string> = {
  CERT_HAS_EXPIRED: 'The certificate has expired.',
  CERT_NOT_YET_VALID: 'The certificate is not valid yet.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is self-signed.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate is signed by an authority that is not trusted publicly.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another host name.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'The chain of the certificate is incomplete: send the intermediate certificates too.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'The chain of the certificate is incomplete, or its authority is not trusted publicly.',
};

const CONNECTIONS: Record<string, string> = {
  ECONNREFUSED: 'The connection was refused.',
  ENETUNREACH: 'The host can’t be reached.',
  EHOSTUNREACH: 'The host can’t be reached.',
  ETIMEDOUT: 'The host did not answer when we connected.',
};

/**
 * Translates what Node reports into what the partner reads, which has no address and no internals of ours.
 *
 * @param socket the connection, as far as there is one
 */
export function explainFailure(error: unknown, socket: Socket | undefined): WebhookFailed {
  if (error instanceof WebhookFailed) return error;
  const code = String((error as { code?: unknown }).code ?? '');
  if (code === 'HPE_HEADER_OVERFLOW') return malformed('The headers of the answer are too long.');
  if (code.startsWith('HPE_')) return malformed('The answer is not HTTP/1.1.');
  if (socket instanceof TLSSocket) {
    // Node sets it if the handshake itself succeeded and the certificate was refused.
    if (socket.authorizationError) {
      return new WebhookFailed('certificate', CERTIFICATES[code] ?? 'The certificate can’t be verified.');
    }
    if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
      return new WebhookFailed('connection', 'No TLS connection could be made.');
    }
  }
  const lost = 'The connection ended before the answer was complete.';
  return new WebhookFailed('connection', CONNECTIONS[code] ?? lost);
}

const malformed = (message: string) => new WebhookFailed('malformed_answer', message);
