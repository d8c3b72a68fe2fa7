import { Agent, request } from 'undici';
import { makeWebhookSecret, signWebhook } from '../../shared/domain/webhook-secret.ts';
import { serveRuns } from '../serve-runs.ts';

/** The least that a webhook takes: a signature and a POST. The first argument has the URLs. */
const urls = JSON.parse(process.argv[2] ?? '[]') as string[];
const secret = makeWebhookSecret();
const dispatcher = new Agent();
const data = { note: 'x'.repeat(600) };

serveRuns(async (n) => {
  const id = `evt_${n}`;
  const at = new Date();
  const body = JSON.stringify({ specversion: '1.0', id, type: 'order.placed', time: at.toISOString(), data });
  const headers = { 'content-type': 'application/cloudevents+json', ...signWebhook([secret], { id, at, body }) };
  const url = urls[n % urls.length] ?? '';
  const answer = await request(url, { method: 'POST', headers, body, dispatcher });
  await answer.body.dump();
  return answer.statusCode === 200;
});
