import { ConsoleFault } from '@partner-orders/embedded-azure/console/console-fault';
import type { FaultSource } from '@partner-orders/embedded-azure/console/faults/fault-source';
import type { ActiveFault, FaultSwitch } from '@partner-orders/embedded-azure/console/faults/fault-switch';
import { z } from 'zod';
import { providerSwitches } from './provider-switches.ts';
import type { SimulatedProvider } from './simulated-provider.ts';

const Rule = z.looseObject({
  id: z.string(),
  operation: z.string(),
  fault: z.string(),
  hits: z.number(),
  times: z.number().optional(),
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
      await ask('POST', '', { ...fixed, ...values });
      const { times } = values;
      return `${found?.name ?? name}${times === undefined ? ', until you remove it' : times === 1 ? ': the next call' : `: the next ${times} calls`}.`;
    },
    async remove(id) {
      await ask('DELETE', `/${encodeURIComponent(id.slice(providerId.length + 1))}`);
      return `A fault of ${name.toLowerCase()} is removed.`;
    },
  };
}

type Rule = z.infer<typeof Rule>;

/** By the switch that makes such a rule, if there is one. */
function nameOf(rule: Rule, { switches, name }: { switches: readonly FaultSwitch[]; name: string }): string {
  const made = switches.find(({ command }) => {
    if (typeof command !== 'object') return false;
    const { operation, fault } = command.fixed;
    return operation === rule.operation && fault === rule.fault;
  });
  return made?.name ?? `${name}: ${rule.fault} of ${rule.operation}`;
}

/** The carrier knows it as the reference of a shipment, the payment provider by what the app noted on the payment. */
const orderOf = ({ match }: Rule) => match?.reference ?? match?.metadata?.['orderId'];

function detailOf({ hits, times, match }: Rule): string {
  const left =
    times === undefined
      ? `${hits} calls so far`
      : `${times - hits} of ${times} calls ${times - hits === 1 ? 'is' : 'are'} left`;
  const isByOrder = match?.reference !== undefined || match?.metadata?.['orderId'] !== undefined;
  return match === undefined || isByOrder ? left : `${left}, only for ${JSON.stringify(match)}`;
}
