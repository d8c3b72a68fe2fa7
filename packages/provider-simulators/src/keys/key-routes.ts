import { type BodyIssue, parseJson } from '@partner-orders/loopback-server/http/parse-json';
import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { Route } from '@partner-orders/loopback-server/http/route';
import { z } from 'zod';
import type { AcceptedKeys } from './accepted-keys.ts';

const PATH = '/_simulator/keys';

/** @param form the form of this provider's keys */
export function keyRoutes(keys: AcceptedKeys, form: RegExp): Route[] {
  const key = z.string('is missing').regex(form, `must match ${form.source}`);
  const One = z.strictObject({ key });
  const All = z.strictObject({ keys: z.array(key) });
  return [
    { method: 'GET', path: PATH, handle: () => ({ status: 200, body: { keys: keys.list() } }) },
    {
      method: 'PUT',
      path: PATH,
      handle({ body }) {
        const parsed = parseJson(All, body);
        if (parsed.value === undefined) return refusal(parsed.issues);
        keys.replace(parsed.value.keys);
        return { status: 200, body: { keys: keys.list() } };
      },
    },
    {
      method: 'POST',
      path: PATH,
      handle({ body }) {
        const parsed = parseJson(One, body);
        return parsed.value === undefined ? refusal(parsed.issues) : { status: 201, body: keys.add(parsed.value.key) };
      },
    },
    {
      method: 'DELETE',
      path: PATH,
      handle() {
        keys.clear();
        return { status: 204 };
      },
    },
    {
      method: 'DELETE',
      path: `${PATH}/{id}`,
      handle({ parameters }) {
        const id = parameters['id'] ?? '';
        if (keys.retire(id)) return { status: 204 };
        return { status: 404, body: { error: { code: 'key_unknown', message: `there is no key ${id}` } } };
      },
    },
  ];
}

function refusal(details: readonly BodyIssue[]): Reply {
  return { status: 400, body: { error: { code: 'invalid_key', message: 'the key was refused', details } } };
}
