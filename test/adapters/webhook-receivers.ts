import { webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { LOOPBACK } from '@partner-orders/loopback-server/listen';
import * as x509 from '@peculiar/x509';
import { onTestFinished } from 'vitest';

export interface Receiver {
  port: number;
  /** In local mode. */
  url: string;
  /** How many connections it has had. */
  connections(): number;
  /** Resolves when it has no connection left. */
  idle(): Promise<void>;
}

/** Serves HTTP. */
export const receiverThat = (answers: RequestListener) => start(createServer(answers), { host: LOOPBACK });

/** Writes what it likes, once the request's head has arrived. */
export function receiverThatSends(send: (socket: Socket) => void): Promise<Receiver> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined).once('data', () => send(socket));
  });
  return start(server, { host: LOOPBACK });
}

/** Serves HTTPS. */
export function secureReceiver(
  { cert, key }: { cert: string; key: string },
  answers: RequestListener,
  place: { host: string; port?: number },
): Promise<Receiver> {
  return start(createSecureServer({ cert, key }, answers), place);
}

async function start(server: Server, { host, port = 0 }: { host: string; port?: number }): Promise<Receiver> {
  const open = new Set<Socket>();
  let connections = 0;
  let isIdle = () => {};
  server.on('connection', (socket) => {
    connections += 1;
    open.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      if (open.size === 0) isIdle();
    });
  });
  server.listen(port, host);
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((done) => server.close(done));
  });
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    url: `http://${host}:${address.port}/hooks`,
    connections: () => connections,
    idle: () =>
      new Promise((resolve) => {
        if (open.size === 0) resolve();
        isIdle = resolve;
      }),
  };
}

const DAY_MS = 86_400_000;

/** A certificate that signs itself, and stands for its own authority. */
export async function issueCertificate(name: string, { hasExpired = false } = {}) {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [name] }],
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(Date.now() - 3 * DAY_MS),
    notAfter: new Date(Date.now() + (hasExpired ? -DAY_MS : DAY_MS)),
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: name }]),
    ],
  });
  const key = x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { cert: certificate.toString('pem'), key };
}
