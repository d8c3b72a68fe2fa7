import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { FunctionDefinition, FunctionInvoker, InputValue } from '../../invocation.ts';
import { answerEmpty, httpReason } from '../http-call.ts';
import type { HttpRequest } from '../http-frontend.ts';
import { answerJson } from './admin-reply.ts';

const path = /^\/admin\/functions(?:\/([^/]+))?\/?$/i;
/** Functions that can run with only a text as input. An orchestration, an entity or an HTTP function can't. */
const runnable = new Set(['timertrigger', 'servicebustrigger', 'cosmosdbtrigger', 'activitytrigger']);
const bodyLimit = 1_000_000;
const Invocation = z.object({ input: z.union([z.string(), z.number(), z.boolean()]).nullish() });

/**
 * Lists the functions (`GET admin/functions`), shows one, and runs one by hand (`POST admin/functions/{name}` with
 * `{"input": "…"}`, answered with 202 before it has run).
 *
 * @returns false if the request is another
 */
export function serveFunctions(http: HttpRequest, invoker: FunctionInvoker): boolean {
  const { request, response } = http;
  const match = path.exec(http.path);
  if (!match) return false;
  const [, name] = match;
  const functions = [...invoker.functions.values()];
  const definition = functions.find((one) => one.name.toLowerCase() === name?.toLowerCase());
  if (request.method === 'GET' && name === undefined) answerJson(response, 200, functions.map(describe));
  else if (!definition) answerEmpty(response, 404);
  else if (request.method === 'GET') answerJson(response, 200, describe(definition));
  else if (request.method === 'POST') void invokeByHand(http, definition, invoker);
  else answerEmpty(response, 405);
  return true;
}

function describe({ name, bindings }: FunctionDefinition) {
  const list = Object.entries(bindings).map(([binding, value]) => ({ ...value, name: binding }));
  return { name, language: 'node', isDisabled: false, config: { bindings: list } };
}

async function invokeByHand(
  { request, response }: HttpRequest,
  definition: FunctionDefinition,
  invoker: FunctionInvoker,
): Promise<void> {
  const invocation = Invocation.safeParse(await readJson(request));
  if (!invocation.success || !runnable.has(definition.trigger.type.toLowerCase())) {
    answerEmpty(response, 400);
    return;
  }
  const input = inputOf(definition, String(invocation.data.input ?? ''));
  response.writeHead(202, { 'content-length': '0' }).end();
  // The invoker has logged what the function threw.
  await invoker.invoke(definition, [input], { reason: httpReason }).catch(() => undefined);
}

function inputOf({ trigger }: FunctionDefinition, text: string): InputValue {
  const { name } = trigger;
  if (trigger.type.toLowerCase() === 'timertrigger') {
    const json = JSON.stringify({ Schedule: { AdjustForDST: true }, ScheduleStatus: null, IsPastDue: false });
    return { name, data: { json } };
  }
  return {
    name,
    data: trigger['cardinality'] === 'many' ? { collectionString: { string: [text] } } : { string: text },
  };
}

/** @returns undefined if the body is not JSON, too long or incomplete */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request) {
      length += chunk.length;
      if (length > bodyLimit) return undefined;
      chunks.push(chunk);
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}
