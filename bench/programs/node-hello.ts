import { createServer } from 'node:http';
import { listen } from '@partner-orders/loopback-server/listen';

const server = createServer((_, response) => {
  const body = JSON.stringify({ hello: 'world' });
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
});
const port = await listen(server, 0, 'the benchmark');
process.once('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', url: `http://127.0.0.1:${port}` });
