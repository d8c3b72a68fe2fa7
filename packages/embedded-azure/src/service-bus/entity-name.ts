import { refusals } from './service-bus-error.ts';

type Kind = 'queue' | 'topic' | 'subscription' | 'rule';

/** https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftservicebus */
const LONGEST: Record<Kind, number> = { queue: 260, topic: 260, subscription: 50, rule: 50 };
/** A tilde is allowed too, although Azure's message about invalid names doesn't mention it. */
const PATH = /^[A-Za-z0-9._~-]+(\/[A-Za-z0-9._~-]+)*$/;
const ALLOWED: Record<Kind, RegExp> = {
  queue: PATH,
  topic: PATH,
  subscription: /^[A-Za-z0-9._-]+$/,
  rule: /^[^@?#*/\\]+$/, // others, spaces among them, are free
};

/** What is wrong with a name, in Azure's words for queues and topics; undefined if it is valid. */
export function faultOfName(kind: Kind, name: string): string | undefined {
  const longest = LONGEST[kind];
  if (name.length > longest) {
    return `The name of a ${kind} has at most ${longest} characters, and this has ${name.length}.`;
  }
  if (!ALLOWED[kind].test(name)) {
    const forRules = "Names of rules can't contain '@', '?', '#', '*', '/' and '\\'.";
    const forOthers =
      'Entity segments can contain only letters, numbers, periods (.), hyphens (-), and underscores (_).';
    return `'${name}' contains character(s) that is not allowed by Service Bus. ${kind === 'rule' ? forRules : forOthers}`;
  }
  if (kind !== 'rule' && !/^[A-Za-z0-9](?:.*[A-Za-z0-9_])?$/.test(name)) {
    return `'${name}' is no name of a ${kind}: it begins with a letter or a digit, and ends with one or an underscore.`;
  }
  return undefined;
}

/** @throws ServiceBusError */
export function requireEntityName(kind: Kind, name: string): void {
  const fault = faultOfName(kind, name);
  if (fault !== undefined) throw refusals.badRequest(`SubCode=40000. ${fault}`);
}
