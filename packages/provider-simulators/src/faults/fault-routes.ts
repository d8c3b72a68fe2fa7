import { type BodyIssue, parseJson } from '@partner-orders/loopback-server/http/parse-json';
import type { Reply } from '@partner-orders/loopback-server/http/reply';
import type { Route } from '@partner-orders/loopback-server/http/route';
import { z } from 'zod';
import { faultRuleSchema } from './fault-rule.ts';
import type { FaultRules } from './fault-rules.ts';

const PATH = '/_simulator/faults';

/** Controls a simulator's faults over HTTP: list, replace all, add one, remove one or all. See ../README.md. */
export function faultRoutes(rules: FaultRules): Route[] {
  const rule = faultRuleSchema(rules.vocabulary);
  const all = z.strictObject({ rules: z.array(rule) });
  return [
    { method: 'GET', path: PATH, handle: () => ({ status: 200, body: { rules: rules.list() } }) },
    {
      method: 'PUT',
      path: PATH,
      handle({ body }) {
        const parsed = parseJson(all, body);
        if (parsed.value === undefined) return refusal(parsed.issues);
        rules.clear();
        for (const one of parsed.value.rules) rules.add(one);
        return { status: 200, body: { rules: rules.list() } };
      },
    },
    {
      method: 'POST',
      path: PATH,
      handle({ body }) {
        const parsed = parseJson(rule, body);
        return parsed.value === undefined ? refusal(parsed.issues) : { status: 201, body: rules.add(parsed.value) };
      },
    },
    {
      method: 'DELETE',
      path: PATH,
      handle() {
        rules.clear();
        return { status: 204 };
      },
    },
    {
      method: 'DELETE',
      path: `${PATH}/{id}`,
      handle({ parameters }) {
        const id = parameters['id'] ?? '';
        if (rules.remove(id)) return { status: 204 };
        return { status: 404, body: { error: { code: 'fault_unknown', message: `there is no rule ${id}` } } };
      },
    },
  ];
}

function refusal(details: readonly BodyIssue[]): Reply {
  return { status: 400, body: { error: { code: 'invalid_fault', message: 'the rule was refused', details } } };
}
