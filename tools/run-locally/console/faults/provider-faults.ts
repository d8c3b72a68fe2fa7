import { ConsoleFault } from '@partner-orders/embedded-azure/console/console-fault';
import type { FaultSource } from '@partner-orders/embedded-azure/console/faults/fault-source';
import type { ActiveFault, FaultSwitch } from '@partner-orders/embedded-azure/console/faults/fault-switch';
import { z } from 'zod';
import { EVENTS, providerSwitches } from './provider-switches.ts';
import type { SimulatedProvider } from './simulated-provider.ts';

const Rule = z.looseObject({
  id: z.string(),
  operation: z.string(),
  fault: z.string(),
  hits: z.number(),
  times: z.number().optional(),
  ...{ code: z.string().optional(), ms: z.number().optional(), jitterMs: z.number().optional() },
  retryAfter: z.number().optional(),
  match: z
    .looseObject({ reference: z.string().optional(), metadata: z.record(z.string(), z.string()).optional() })
    .optional(),
});
const Rules = z.object({ rules: z.array(Rule) });

/**
 * The rules of a simulated provider, also those that others have added. A rule of one order is no fault of the system: each
 * order of a load may have one.
 */
export function providerFaults(provider: SimulatedProvider): Omit<FaultSource, 'close'> {
  const { id: providerId, place, name, url } = provider;
  const faults = new URL('/_simulator/faults', url).href;
  const switches = providerSwitches(provider);
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${faults}${path}`, { method, ...sent }).catch((error: unknown) => {
      throw new ConsoleFault(502, `${name} doesn’t answer: ${error}`);
    });
    const text = await answer.text();
    if (!answer.ok) throw new ConsoleFault(answer.status === 400 ? 400 : 502, text);
    return text === '' ? undefined : JSON.parse(text);
  };
  /** Those that still apply, as the panel shows them. */
  const shownRules = async (): Promise<ActiveFault[]> => {
    const { rules } = Rules.parse(await ask('GET', ''));
    return rules
      .filter(({ hits, times = Number.POSITIVE_INFINITY }) => hits < times)
      .map((rule) => {
        const order = orderOf(rule);
        return {
          id: `${providerId}:${rule.id}`,
          place,
          name: nameOf(rule, { switches, name }),
          detail: detailOf(rule),
          command: `curl -X DELETE ${faults}/${rule.id}`,
          ...(order === undefined ? {} : { only: { text: order, link: `/orders/${encodeURIComponent(order)}` } }),
        };
      });
  };
  return {
    switches: () => switches,
    active: shownRules,
    async switchOn(id, values) {
      const found = switches.find((one) => one.id === id);
      const fixed = typeof found?.command === 'object' ? found.command.fixed : {};
      const made = Rule.parse(await ask('POST', '', { ...fixed, ...values }));
      const { times } = values;
      const next = times === 1 ? `: the next ${thing(made, 1)}` : `: the next ${times} ${thing(made, 2)}`;
      const done = `${found?.name ?? name}${times === undefined ? ', until you remove it' : next}.`;
      return { done, on: `${providerId}:${made.id}` };
    },
    async remove(id) {
      const removed = (await shownRules()).find((one) => one.id === id);
      await ask('DELETE', `/${encodeURIComponent(id.slice(providerId.length + 1))}`);
      return `Removed: ${removed?.name ?? `a fault of ${name.toLowerCase()}`}.`;
    },
  };
}

type Rule = z.infer<typeof Rule>;

/** By the switch that makes such a rule, if there is one. */
function nameOf(rule: Rule, { switches, name }: { switches: readonly FaultSwitch[]; name: string }): string {
  const made = switches.find(({ command }) => {
    if (typeof command !== 'object') return false;
    const { operation, fault = rule.fault } = command.fixed;
    return operation === rule.operation && fault === rule.fault;
  });
  return made?.name ?? `${name}: ${rule.fault} of ${rule.operation}`;
}

/** The carrier knows it as the reference of a shipment, the payment provider by what the app noted on the payment. */
const orderOf = ({ match }: Rule) => match?.reference ?? match?.metadata?.['orderId'];

/** `2000 to 2500 ms later, 1 of 3 calls is left` */
function detailOf(rule: Rule): string {
  const { hits, times, match } = rule;
  const left =
    times === undefined
      ? `${hits} ${thing(rule, hits)} so far`
      : `${times - hits} of ${times} ${thing(rule, times)} ${times - hits === 1 ? 'is' : 'are'} left`;
  const isByOrder = match?.reference !== undefined || match?.metadata?.['orderId'] !== undefined;
  const only = match === undefined || isByOrder ? undefined : `only for ${JSON.stringify(match)}`;
  return [chosenIn(rule), left, only].filter((part) => part !== undefined).join(', ');
}

/** What was chosen for it, as far as its name doesn’t say it. */
function chosenIn({ operation, fault, code, ms, jitterMs = 0, retryAfter }: Rule): string | undefined {
  if (operation === EVENTS) return fault.replaceAll('_', ' ');
  if (fault === 'delay') return `${jitterMs > 0 ? `${ms} to ${(ms ?? 0) + jitterMs}` : ms} ms later`;
  if (retryAfter !== undefined) return `Retry-After: ${retryAfter} s`;
  if (code !== undefined || ms === undefined) return code;
  return ms === 0 ? 'at once' : `after ${ms} ms`;
}

/** What a rule counts. */
const thing = ({ operation }: Rule, count: number) =>
  `${operation === EVENTS ? 'event' : 'call'}${count === 1 ? '' : 's'}`;
