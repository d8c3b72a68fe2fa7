import type { FaultField, FaultSwitch } from '@partner-orders/embedded-azure/console/faults/fault-switch';
import type { SimulatedProvider } from './simulated-provider.ts';

/** The next so many calls; without a number, all until the fault is removed. */
const timesOf = (initial?: number): FaultField => ({
  name: 'times',
  label: 'Calls',
  kind: 'number',
  least: 1,
  most: 100_000,
  isOptional: true,
  ...(initial === undefined ? {} : { initial }),
});
const MS: FaultField = { name: 'ms', label: 'Milliseconds', kind: 'number', least: 1, most: 600_000, initial: 2_000 };
const JITTER: FaultField = {
  name: 'jitterMs',
  label: 'Jitter (ms)',
  kind: 'number',
  least: 0,
  most: 600_000,
  initial: 500,
};
const AFTER: FaultField = {
  ...{ name: 'ms', label: 'Milliseconds after it (0: at once)', kind: 'number', initial: 0 },
  ...{ least: 0, most: 600_000 },
};
/** The operation of the provider's own calls: what it tells the app. */
export const EVENTS = 'webhooks.deliver';

/** The faults of a simulated provider. Each is one rule of `/_simulator/faults`: what is fixed, and what the user fills in. */
export function providerSwitches(provider: SimulatedProvider): FaultSwitch[] {
  const { id, place, name, url, operations, refusal, expiry, tooLate } = provider;
  const one = (
    key: string,
    fixed: Record<string, string>,
    rest: Pick<FaultSwitch, 'name' | 'about'> & { fields?: FaultField[] },
  ): FaultSwitch => ({
    id: `${id}-${key}`,
    place,
    verb: 'Switch on',
    ...rest,
    fields: rest.fields ?? [timesOf()],
    command: { method: 'POST', url: new URL('/_simulator/faults', url).href, fixed },
  });
  return [
    ...Object.entries(tooLate).map(([operation, does]) =>
      one(
        `late-${operation.replace('.', '-')}`,
        { operation, fault: 'done_but_timed_out' },
        {
          name: `${name} ${does} but answers too late`,
          about: 'It is done, and the app gets no answer. The saga must find out, and not do it twice.',
          fields: [timesOf(3)],
        },
      ),
    ),
    one(
      'down',
      { operation: '*', fault: 'error' },
      {
        name: `${name} is down`,
        about: 'Every call gets 500. Orders are delayed, and go on by themselves after the end of the outage.',
      },
    ),
    one(
      'silent',
      { operation: '*', fault: 'hang' },
      {
        name: `${name} doesn’t answer at all`,
        about: 'Calls wait until the app gives up. Nothing is done.',
      },
    ),
    one(
      'slow',
      { operation: '*', fault: 'delay' },
      {
        name: `${name} is slow`,
        about: 'Every call is done and answered, but later. A call that the app has given up is still done.',
        fields: [MS, JITTER, timesOf()],
      },
    ),
    one(
      'busy',
      { operation: '*', fault: 'rate_limit' },
      {
        name: `${name} limits our calls`,
        about: 'Calls get 429 with Retry-After. The app holds all its calls back for that time.',
        fields: [
          { name: 'retryAfter', label: 'Retry-After (s)', kind: 'number', least: 0, most: 600, initial: 2 },
          timesOf(5),
        ],
      },
    ),
    one(
      'refuses',
      { operation: refusal.operation, fault: refusal.fault },
      {
        name: refusal.name,
        about: 'A refusal that is no outage: the order fails, and what was done is undone.',
        fields: [
          { name: 'code', label: 'Code', kind: 'choice', choices: refusal.codes, initial: refusal.codes[0] ?? '' },
          timesOf(1),
        ],
      },
    ),
    ...(expiry === undefined
      ? []
      : [
          one(
            'expires',
            { operation: expiry.operation, fault: 'expire' },
            { name: expiry.name, about: expiry.about, fields: [AFTER, timesOf(1)] },
          ),
        ]),
    one(
      'events',
      { operation: EVENTS },
      {
        name: `Events of ${name.toLowerCase()} go wrong`,
        about:
          'What it tells the app by itself is lost, comes twice, late, or after the next one. The app compares its books later.',
        fields: [
          {
            name: 'fault',
            label: 'What',
            kind: 'choice',
            choices: ['drop', 'duplicate', 'out_of_order'],
            initial: 'drop',
          },
          timesOf(3),
        ],
      },
    ),
    one(
      'other',
      {},
      {
        name: `One operation of ${name.toLowerCase()} fails`,
        about: 'Any of its operations, in any of these ways.',
        fields: [
          { name: 'operation', label: 'Operation', kind: 'choice', choices: operations, initial: operations[0] ?? '' },
          {
            name: 'fault',
            label: 'What',
            kind: 'choice',
            choices: ['error', 'hang', 'rate_limit', 'done_but_timed_out'],
            initial: 'error',
          },
          timesOf(1),
        ],
      },
    ),
  ];
}
