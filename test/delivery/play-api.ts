import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { loopbackCertificate } from '@partner-orders/embedded-azure/certificate';
import { closeServer, LOOPBACK, listen } from '@partner-orders/loopback-server/listen';

type Answer = [status: number, body: unknown];

/** Plays the gateway and the app behind it. `answers` overrides its normal responses, by `<method> <path>` or `direct`. */
export async function playApi(directory: string, answers: Record<string, Answer> = {}) {
  const certificate = await loopbackCertificate(directory);
  const asked: { path: string; colour: string | undefined }[] = [];
  const refusal = (status: number, code: string): Answer => [status, { error: { code } }];
  const serve = async (respond: (method: string, path: string, token: string | undefined) => Answer) => {
    const listener: RequestListener = (request, response) => {
      const path = request.url?.split('?')[0] ?? '';
      const colour = request.headers['x-release-colour'];
      asked.push({ path, colour: Array.isArray(colour) ? colour[0] : colour });
      request.resume();
      const [status, body] = respond(request.method ?? '', path, request.headers.authorization);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const server = createServer({ cert: certificate.cert, key: certificate.key }, listener);
    return { server, host: `${LOOPBACK}:${await listen(server, 0, 'the API')}` };
  };
  const gateway = await serve((method, path, token) => {
    const own = answers[`${method} ${path}`];
    if (own) return own;
    if (path === '/livez' || path === '/readyz') return [200, { status: 'ok' }];
    if (/^\/(admin|runtime|v1\/nothing)/.test(path)) return refusal(404, 'not_found');
    if (method === 'DELETE') return refusal(405, 'method_not_allowed');
    if (token !== 'Bearer a-token') return refusal(401, 'unauthenticated');
    if (path.startsWith('/v1/orders/ord_')) return refusal(404, 'not_found');
    return method === 'POST' ? refusal(400, 'validation_failed') : [200, { data: [] }];
  });
  const app = await serve(() => answers['direct'] ?? [401, undefined]);
  return {
    urls: { gateway: `https://${gateway.host}`, appHost: app.host },
    certificateFile: certificate.file,
    asked,
    async close() {
      await Promise.all([gateway, app].map(({ server }) => closeServer(server)));
    },
  };
}
