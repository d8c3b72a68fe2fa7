import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { causeOf } from '../../shared/cause-of.ts';
import { chooseCommand } from '../command-line/choose-command.ts';
import type { Given, Program, SubCommand } from '../command-line/program.ts';
import { runProgram } from '../command-line/run-program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { root } from '../root.ts';
import { type AzureCli, azureCli } from './azure-cli.ts';
import { hasPool, readTraffic } from './backend-pool.ts';
import type { Delivery } from './delivery.ts';
import { readTarget } from './delivery-target.ts';
import { deploy } from './deploy.ts';
import { fetchTokens, type Later } from './fetch-tokens.ts';
import { findResources } from './find-resources.ts';
import { connectResourceManager, type ResourceManager } from './resource-manager.ts';
import { retire } from './retire.ts';
import { rollBack } from './roll-back.ts';
import { type OpenServing, openServing } from './serving.ts';
import { settle } from './settle.ts';
import { shift } from './shift.ts';
import { showStatus } from './show-status.ts';
import { smokeCandidate } from './smoke-candidate.ts';
import { OvertakenError, stableColour } from './traffic.ts';

interface Surroundings {
  az: AzureCli;
  arm: ResourceManager;
  /** Prints the answer. */
  print: (text: string) => void;
  /** Prints progress. */
  say: (text: string) => void;
  /** Opens the record of the versions that serve, by the endpoint of the data. */
  openServing: (endpoint: string) => OpenServing;
}

interface ReleaseCommand extends SubCommand {
  /** Access that the command, or a later one in the same job, needs long after the sign-in. */
  later?: readonly Later[];
  run(delivery: Delivery & Surroundings, given: Given): Promise<void>;
}

/** A command that also runs where the infrastructure is incomplete. */
interface EnvironmentCommand extends SubCommand {
  runEarly(surroundings: Surroundings, environment: string, given: Given): Promise<void>;
}

type DeliveryCommand = ReleaseCommand | EnvironmentCommand;

const release = { type: 'string', value: 'R', summary: 'the name of the release' } as const;
const archive = { type: 'string', value: 'FILE', summary: 'its package' } as const;
const patience = {
  type: 'string',
  value: 'T',
  summary: 'how long to wait for a cold start',
  default: '5m',
} as const;
const every = { type: 'string', value: 'T', summary: 'how often to check', default: '30s' } as const;

const commands: DeliveryCommand[] = [
  {
    name: 'status',
    summary:
      'show where requests and events go, the release that is under way, what is wrong, and the next command, as JSON',
    async run(delivery, given) {
      delivery.print(JSON.stringify(await showStatus(delivery, String(given['environment'])), undefined, 2));
    },
  },
  {
    name: 'parameters',
    summary: 'print what a deployment of the infrastructure must not change, as variables that infra/*.bicepparam read',
    options: { release },
    async runEarly({ az, arm, print, say }, environment, given) {
      const { apiManagement } = (await findResources(az, environment)) ?? {};
      if (apiManagement === undefined || !(await hasPool(az, { apiManagement }))) {
        return say(`nothing in ${environment} has requests yet: the infrastructure is deployed as its parameters say`);
      }
      const traffic = await readTraffic(arm, { apiManagement });
      const { underWay, settling } = traffic.note;
      // A run that was started again: its infrastructure is already deployed.
      if (underWay && underWay.release === given['release']) return print('INFRASTRUCTURE=keep');
      if (underWay) throw new Error(`${underWay.release} is under way: the infrastructure must wait until it is over`);
      if (settling) throw new Error('events have not followed the requests yet: run settle, and then this again');
      const { weights } = traffic;
      const colour = stableColour(traffic);
      print(`ACTIVE_COLOUR=${colour}\nBLUE_WEIGHT=${weights.blue}\nGREEN_WEIGHT=${weights.green}`);
    },
  },
  {
    name: 'deploy',
    later: ['api', 'logs', 'data'],
    summary: 'deploy a release to the colour that gets no requests',
    options: { release, package: archive },
    run: (delivery, given) => deploy(delivery, releaseOf(given), packageOf(given)),
  },
  {
    name: 'smoke',
    summary: 'test the release on its colour, before it gets requests',
    options: {
      release,
      'place-order': { type: 'boolean', summary: 'also place an order' },
      patience,
      telemetry: {
        type: 'string',
        value: 'T',
        summary: "how long to wait for the gateway's log and the app's metrics",
        default: '20m',
      },
    },
    run(delivery, given) {
      const example = join(root, 'docs', 'example-order.json');
      const order = given['place-order'] ? { order: JSON.parse(readFileSync(example, 'utf8')) } : {};
      return smokeCandidate(delivery, releaseOf(given), {
        patienceMs: milliseconds(given, 'patience'),
        telemetryMs: milliseconds(given, 'telemetry'),
        ...order,
      });
    },
  },
  {
    name: 'shift',
    later: ['logs'],
    summary: 'send it requests and watch; if errors burn the budget, take the requests back',
    options: {
      release,
      to: { type: 'string', value: 'PERCENT', summary: 'its share of the requests' },
      watch: { type: 'string', value: 'T', summary: 'how long to watch, from its first request on', default: '10m' },
      every,
      patience: { ...patience, summary: 'how long to wait for its first request', default: '15m' },
      'may-be-quiet': { type: 'boolean', summary: 'continue even if there were no calls: not for production' },
    },
    run(delivery, given) {
      const percent = /^\d{1,3}$/.test(String(given['to'])) ? Number(given['to']) : 0;
      if (percent < 1 || percent > 100) throw new UsageError(`--to ${given['to'] ?? ''} is not 1 to 100`);
      const watchMs = milliseconds(given, 'watch');
      const everyMs = milliseconds(given, 'every');
      const mayBeQuiet = given['may-be-quiet'] === true;
      const patienceMs = milliseconds(given, 'patience');
      return shift(delivery, releaseOf(given), { percent, watchMs, everyMs, patienceMs, mayBeQuiet });
    },
  },
  {
    name: 'rollback',
    summary: 'take back the release that is under way, or else the last one',
    options: {
      earlier: { type: 'string', value: 'R', summary: 'the release to go back to, if it is not recorded' },
      package: archive,
      from: { type: 'string', value: 'R', summary: 'only this release: to go back further than the last rollback' },
      only: { type: 'string', value: 'R', summary: 'do nothing unless this release is under way' },
    },
    run(delivery, given) {
      if ((given['earlier'] === undefined) !== (given['package'] === undefined)) {
        throw new UsageError('--earlier and --package go together');
      }
      const earlier = nameOf(given, 'earlier');
      return rollBack(delivery, {
        earlier: earlier === undefined ? undefined : { release: earlier, file: packageOf(given) },
        from: nameOf(given, 'from'),
        only: nameOf(given, 'only'),
      });
    },
  },
  {
    name: 'settle',
    summary: 'move events and warm instances to the colour that has the requests, after an interrupted command',
    async run(delivery) {
      const { note, weights } = await settle(delivery);
      if (note.underWay) return delivery.say(`${note.underWay.release} is under way: see status`);
      delivery.say(`${stableColour({ note, weights })} has all requests, events and warm instances`);
    },
  },
  {
    name: 'retire',
    summary:
      'record that the previous version has finished its sagas, if it has: the release may then write what only it can read',
    options: { release },
    run: (delivery, given) => retire(delivery, releaseOf(given)),
  },
];

export const program: Program<DeliveryCommand> = {
  call: 'npm run deliver --',
  commands,
  common: {
    environment: {
      type: 'string',
      value: 'NAME',
      summary: 'the environment, as infra/main.bicep got its name',
      required: true,
    },
  },
  notes: 'T is a number with ms, s or m. Sign in with az first. An interrupted command can be run again.',
};

/** @throws Error that says in one line what is wrong */
export async function deliver(args: string[], surroundings: Surroundings): Promise<void> {
  const chosen = chooseCommand(program, args);
  if (chosen.kind === 'help') return surroundings.print(chosen.text);
  const { command, given } = chosen;
  const environment = String(given['environment']);
  if ('runEarly' in command) return command.runEarly(surroundings, environment, given);
  const target = await readTarget(surroundings.az, environment);
  await fetchTokens(surroundings, target, command.later ?? []);
  const { serving, work, close } = surroundings.openServing(target.cosmosEndpoint);
  try {
    await command.run({ ...surroundings, target, serving, work }, given);
  } catch (error) {
    // What this command had begun may have landed after the other one was done.
    if (error instanceof OvertakenError) {
      await settle({ ...surroundings, target, serving, work }).catch((also) => surroundings.say(causeOf(also).message));
    }
    throw error;
  } finally {
    close();
  }
}

function releaseOf(given: Given): string {
  const release = nameOf(given, 'release');
  if (release === undefined) throw new UsageError('--release is missing');
  return release;
}

function nameOf(given: Given, option: 'release' | 'earlier' | 'from' | 'only'): string | undefined {
  const { [option]: name } = given;
  if (name === undefined) return undefined;
  if (!/^[\w.+-]{1,64}$/.test(String(name))) throw new UsageError(`--${option} ${name} is not the name of a release`);
  return String(name);
}

function packageOf({ package: file }: Given): string {
  if (typeof file !== 'string' || !existsSync(file)) throw new UsageError(`--package ${file ?? ''} is not a file`);
  return file;
}

function milliseconds(given: Given, name: 'watch' | 'every' | 'patience' | 'telemetry'): number {
  const [, amount, unit] = /^(\d+)(ms|s|m)$/.exec(String(given[name])) ?? [];
  if (!amount || !unit) throw new UsageError(`--${name} ${given[name]} is not a time such as 10m`);
  return Number(amount) * { ms: 1, s: 1_000, m: 60_000 }[unit as 'ms' | 's' | 'm'];
}

if (import.meta.main) {
  const print = (text: string) => void process.stdout.write(`${text}\n`);
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  await runProgram(async () => {
    await deliver(process.argv.slice(2), {
      az: azureCli,
      arm: connectResourceManager(azureCli),
      print,
      say,
      openServing: (endpoint) => openServing(endpoint, process.env),
    });
    return undefined;
  });
}
