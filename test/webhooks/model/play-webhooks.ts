import fc from 'fast-check';
import { fates } from '../../model/schedule.ts';
import { checkWebhooks } from './check-webhooks.ts';
import { manners, OWN_DUPLICATES_MS, processes, WebhookModel } from './model-world.ts';
import { eventsAtTheEnd, longerPage } from './scenes.ts';

type Command = fc.AsyncCommand<object, WebhookModel>;

const anyProcess = fc.constantFrom(...processes);
/** Any number: it chooses among what there is at that time. */
const anyChoices = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 25 });

function command(name: string, run: (model: WebhookModel) => void | Promise<void>): Command {
  return {
    check: () => true,
    toString: () => name,
    async run(_, model) {
      model.schedule.tell(`> ${name}`);
      await run(model);
    },
  };
}

const happen = fc
  .tuple(
    fc.nat({ max: 2 }),
    fc.array(fc.constantFrom('order.updated', 'order.confirmed'), { minLength: 1, maxLength: 3 }),
  )
  .map(([order, types]) => command(`${types.join(' and ')} of order ${order}`, (model) => model.happen(order, types)));

const happenInCatalogue = fc
  .integer({ min: 1, max: 3 })
  .map((count) => command(`${count} events of the catalogue`, (model) => model.happenInCatalogue(count)));

const answer = fc.constantFrom(...manners).map((manner) =>
  command(`the endpoint is ${manner}`, (model) => {
    model.manner = manner;
  }),
);

const change = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom({ types: ['order.*', 'stock.*'] }, { types: ['order.confirmed'] }) },
      { weight: 2, arbitrary: fc.record({ enabled: fc.boolean() }) },
      { weight: 1, arbitrary: fc.constantFrom({ url: 'https://a.example/' }, { description: 'text' }) },
    ),
    anyProcess,
  )
  .map(([asked, process]) =>
    command(`update ${JSON.stringify(asked)} at ${process}`, (model) => model.update(asked, process)),
  );

const kill = fc
  .tuple(anyProcess, fc.boolean())
  .map(([process, isOnItsWay]) => command(`kill ${process}`, (model) => model.kill(process, isOnItsWay)));

const replay = fc
  .integer({ min: 1, max: 5 })
  .map((count) => command(`replay ${count} entries`, (model) => model.replay(count)));

const run = anyChoices.map((choices) =>
  command(`run ${choices.join(' ')}`, async (model) => {
    for (const choice of choices) await model.step(choice);
  }),
);

const disturb = fc
  .tuple(
    fc.nat({ max: 40 }),
    fc.constantFrom(...fates.slice(1)),
    fc.constantFrom(1_000, 4_900, 12_000, 30_000, 100_000),
  )
  .map(([choice, fate, lateMs]) => command(`${fate} for ${lateMs} ms`, (model) => model.step(choice, fate, lateMs)));

const pass = fc
  .constantFrom(500, 2_000, 6_000, 25_000, 120_000, 1_100_000, 7_100_000)
  .map((ms) => command(`${ms} ms pass`, (model) => model.pass(ms)));

const end = fc
  .tuple(anyProcess, fc.constantFrom(0, 200, 700, 1_200))
  .map(([process, ms]) =>
    command(`events at the end of a catch-up, ${ms} ms apart`, (model) => eventsAtTheEnd(model, process, ms)),
  );

const sentAgain = fc.constant(command('a page is sent again', longerPage));

const weighted: [number, fc.Arbitrary<Command>][] = [
  ...([
    [6, happen],
    [2, happenInCatalogue],
    [3, answer],
    [1, change],
    [1, kill],
    [1, replay],
  ] as const),
  ...([
    [5, run],
    [3, disturb],
    [6, pass],
    [1, end],
    [1, sentAgain],
  ] as const),
].map(([weight, arbitrary]) => [weight, arbitrary as fc.Arbitrary<Command>]);

const commands = fc.commands(
  weighted.flatMap(([weight, arbitrary]) => Array.from({ length: weight }, () => arbitrary)),
  { maxCommands: 60, size: 'max' },
);

/** Plays random stories of one endpoint. @throws Error with the story of the first fault */
export async function playWebhooks(options: { numRuns: number; seed: number; endOnFailure?: boolean }): Promise<void> {
  const property = fc.asyncProperty(fc.constantFrom(...OWN_DUPLICATES_MS), commands, async (duplicatesMs, all) => {
    const model = new WebhookModel(duplicatesMs);
    await fc.asyncModelRun(() => ({ model: {}, real: model }), all);
    const fault = checkWebhooks(model, await model.settle());
    if (fault !== undefined) throw new Error(`${fault}\n\n${model.schedule.story.join('\n')}\n`);
  });
  await fc.assert(property, { ...options, verbose: 0 });
}
