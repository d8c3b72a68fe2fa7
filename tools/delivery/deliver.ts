import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../command-line/usage-error.ts';
import { type AzureCli, azureCli } from './azure-cli.ts';
import { readTraffic } from './backend-pools.ts';
import { readTarget } from './delivery-target.ts';
import { type Delivery, deploy, shift, smokeCandidate } from './release.ts';
import { rollBack } from './roll-back.ts';
import { stableColour } from './traffic.ts';

const USAGE = `npm run deliver -- <command> --deployment NAME

  status                                        who has how many requests, and what is under way, as JSON
  parameters [--release R]                      what infrastructure is to leave as it is, as variables that infra/*.bicepparam read
  deploy    --release R --package FILE          put a release on the colour that has no requests
  smoke     --release R [--place-order]         try it there, before anybody else does
  shift     --release R --to PERCENT --watch T  give it requests and watch; what burns goes back
  rollback  [--earlier R --package FILE]        take back what is under way, or else the last release
            [--only R]                          nothing, unless R is under way

  --deployment NAME   deployment of infra/main.bicep, at the scope of the subscription
  --every T           how often to look while watching, 30s unless told otherwise
  --patience T        for cold starts and telemetry that is slow to arrive, 5m unless told otherwise
  --may-be-quiet      go on although nobody has called: not in production

T is a number with ms, s or m. Signed in with az; every command may be given again after it was cut off.`;

const options = {
  deployment: { type: 'string' },
  release: { type: 'string' },
  package: { type: 'string' },
  earlier: { type: 'string' },
  only: { type: 'string' },
  to: { type: 'string' },
  watch: { type: 'string', default: '10m' },
  every: { type: 'string', default: '30s' },
  patience: { type: 'string', default: '5m' },
  'place-order': { type: 'boolean', default: false },
  'may-be-quiet': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

type Flags = ReturnType<typeof parse>['values'];
function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${fault.split('. ', 1)[0]}; --help shows what there is`, { cause: error });
  }
}

interface Surroundings {
  az: AzureCli;
  /** What was asked for. */
  print: (text: string) => void;
  /** What happens meanwhile. */
  say: (text: string) => void;
}

const commands: Record<string, (delivery: Delivery & Surroundings, flags: Flags) => Promise<void>> = {
  async status({ az, target, print }) {
    print(JSON.stringify(await readTraffic(az, target), undefined, 2));
  },

  async parameters({ az, target, print }, { release }) {
    const traffic = await readTraffic(az, target);
    const { underWay } = traffic.note;
    // A run that was started again: its infrastructure is there already.
    if (underWay && underWay.release === release) return print('INFRASTRUCTURE=keep');
    if (underWay) throw new Error(`${underWay.release} is under way: infrastructure waits until it is over`);
    const { weights } = traffic;
    const variables = { ACTIVE_COLOUR: stableColour(traffic), BLUE_WEIGHT: weights.blue, GREEN_WEIGHT: weights.green };
    print(
      Object.entries(variables)
        .map(([name, value]) => `${name}=${value}`)
        .join('\n'),
    );
  },

  deploy: (delivery, flags) => deploy(delivery, releaseOf(flags), packageOf(flags)),

  smoke(delivery, flags) {
    const example = join(import.meta.dirname, '..', '..', 'docs', 'example-order.json');
    const order = flags['place-order'] ? { order: JSON.parse(readFileSync(example, 'utf8')) } : {};
    return smokeCandidate(delivery, releaseOf(flags), { patienceMs: milliseconds(flags, 'patience'), ...order });
  },

  shift(delivery, flags) {
    const percent = Number(flags.to);
    if (!Number.isInteger(percent) || percent < 1 || percent > 100)
      throw new UsageError(`--to ${flags.to ?? ''} is not 1 to 100`);
    const watchMs = milliseconds(flags, 'watch');
    const everyMs = milliseconds(flags, 'every');
    return shift(delivery, releaseOf(flags), { percent, watchMs, everyMs, mayBeQuiet: flags['may-be-quiet'] });
  },

  rollback(delivery, flags) {
    if ((flags.earlier === undefined) !== (flags.package === undefined)) {
      throw new UsageError('--earlier and --package go together');
    }
    const earlier = flags.earlier ? { release: flags.earlier, file: packageOf(flags) } : undefined;
    return rollBack(delivery, { earlier, only: flags.only });
  },
};

/** @throws Error that says in one line what can't be done */
export async function deliver(args: string[], surroundings: Surroundings): Promise<void> {
  const { values: flags, positionals } = parse(args);
  if (flags.help || args.length === 0) return surroundings.print(USAGE);
  const [name = '', ...more] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || more.length > 0) {
    throw new UsageError(`${positionals.join(' ') || 'no command'}: there is no such command\n\n${USAGE}`);
  }
  if (!flags.deployment) throw new UsageError('--deployment is missing');
  const target = await readTarget(surroundings.az, flags.deployment);
  await command({ ...surroundings, target }, flags);
}

function releaseOf({ release }: Flags): string {
  if (!release || !/^[\w.+-]{1,64}$/.test(release))
    throw new UsageError(`--release ${release ?? ''} is not the name of a release`);
  return release;
}

function packageOf({ package: file }: Flags): string {
  if (!file || !existsSync(file)) throw new UsageError(`--package ${file ?? ''} is not a file`);
  return file;
}

function milliseconds(flags: Flags, name: 'watch' | 'every' | 'patience'): number {
  const [, amount, unit] = /^(\d+)(ms|s|m)$/.exec(flags[name]) ?? [];
  if (!amount || !unit) throw new UsageError(`--${name} ${flags[name]} is not a time such as 10m`);
  return Number(amount) * { ms: 1, s: 1_000, m: 60_000 }[unit as 'ms' | 's' | 'm'];
}

if (import.meta.main) {
  const print = (text: string) => void process.stdout.write(`${text}\n`);
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  await deliver(process.argv.slice(2), { az: azureCli, print, say }).catch((error) => {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof UsageError ? 2 : 1;
  });
}
