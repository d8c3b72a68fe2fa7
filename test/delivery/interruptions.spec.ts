import { describe, expect, test } from 'vitest';
import {
  change,
  deploy,
  play,
  releasedUpTo,
  rollback,
  setUpReleases,
  shift,
  smoke,
  stage,
  step,
} from './release-scene.ts';

setUpReleases();

const WARM = { http: 2, durable: 2 };
const deployArgs = (release = 'v2') => ['deploy', '--release', release, '--package', stage.package];
const smokeArgs = (release = 'v2') => ['smoke', '--release', release, '--patience', '300ms', '--telemetry', '300ms'];
const quickStep = (to: number, release = 'v2') =>
  step(to, { release }).map((arg, n) => ({ 6: '5ms', 8: '1ms' })[n] ?? arg);
const toV0 = () => ['rollback', '--earlier', 'v0', '--package', stage.package];

/** Which version each colour had, as if both had been released. */
function know(releases: Record<string, string>) {
  change(({ pools }) => {
    const pool = pools['partner-orders'];
    if (pool) pool.properties.description = JSON.stringify({ ...stage.note, releases });
  });
}

/** One colour has all requests, all events and all warm instances, and nothing is wrong. */
async function expectSettled(colour?: string): Promise<void> {
  const [stable = '', ...more] = Object.keys(stage.weights);
  expect(more).toEqual([]);
  if (colour) expect(stable).toBe(colour);
  const idle = stable === 'blue' ? 'green' : 'blue';
  expect(stage.azure.triggers).toEqual({ [`func-${stable}`]: 'on', [`func-${idle}`]: 'off' });
  expect(stage.azure.alwaysReady).toEqual({ [`func-${stable}`]: WARM, [`func-${idle}`]: {} });
  const { wrong, note, next } = await status();
  expect([wrong, next, note.underWay, note.settling]).toEqual([[], undefined, undefined, undefined]);
}

async function status() {
  return JSON.parse((await stage.deliver('status')).output) as {
    wrong: string[];
    next?: string;
    note: { underWay?: object; settling?: true };
  };
}

/** Does what `status` says, until it says nothing more. */
async function followStatus(): Promise<void> {
  for (let steps = 0; steps < 10; steps += 1) {
    const { next } = await status();
    if (next === undefined) return;
    const [name = '', ...options] = next
      .replace('npm run deliver -- ', '')
      .replace(/ --environment \S+/, '')
      .split(' ');
    const args = options.map((option) => (option === 'FILE' ? stage.package : option));
    const quick = { shift: quickStep(0).slice(5), smoke: smokeArgs().slice(3) }[name] ?? [];
    expect(await stage.deliver(name, ...args, ...quick), next).toMatchObject({ code: 0 });
  }
  throw new Error('status goes on and on');
}

const allShares = async () => {
  for (const to of [5, 25, 50, 100]) expect(await stage.deliver(...quickStep(to))).toMatchObject({ code: 0 });
};

interface Scene {
  /** Brings Azure to where the command starts. */
  before: () => Promise<unknown>;
  command: () => string[];
  /** What may come after an interruption, and which colour has the requests at the end: undefined for either. */
  followUps: Record<string, [run: () => Promise<unknown>, colour?: string]>;
}

const again = (command: () => string[], colour: string): [() => Promise<unknown>, string] => [
  async () => expect(await stage.deliver(...command())).toMatchObject({ code: 0 }),
  colour,
];
const takeBack = async () => expect(await rollback('--only', 'v2')).toMatchObject({ code: 0 });

const scenes: Record<string, Scene> = {
  'the deployment of a release': {
    before: play,
    command: deployArgs,
    followUps: {
      'the whole release again': [
        async () => {
          for (const command of [deploy, smoke]) expect(await command()).toMatchObject({ code: 0 });
          await allShares();
        },
        'green',
      ],
      'its take-back': [takeBack, 'blue'],
      'what status says': [followStatus],
    },
  },
  'the first share of requests': {
    before: async () => {
      await play();
      for (const command of [deploy, smoke]) expect(await command()).toMatchObject({ code: 0 });
    },
    command: () => quickStep(5),
    followUps: {
      'its deployment again, and its take-back': [
        async () => {
          expect(await deploy()).toMatchObject({ code: 0 });
          if (!('green' in stage.weights)) expect(stage.azure.triggers['func-green']).toBe('off');
          await takeBack();
        },
        'blue',
      ],
      'its take-back': [takeBack, 'blue'],
      'what status says': [followStatus, 'green'],
    },
  },
  'the end of a release': {
    before: () => releasedUpTo(50),
    command: () => quickStep(100),
    followUps: {
      'the same again': again(() => quickStep(100), 'green'),
      'its take-back': [takeBack],
      'what status says': [followStatus, 'green'],
      'the same again, and it burns': [
        async () => {
          change(({ rows }) => {
            rows['slo-errors'] = [{ Response: 'page', LongBurn: 20 }];
          });
          await stage.deliver(...quickStep(100));
        },
      ],
    },
  },
  'the rollback of a release that is under way': {
    before: () => releasedUpTo(25),
    command: () => ['rollback'],
    followUps: {
      'the same again': again(() => ['rollback'], 'blue'),
      'its take-back': [takeBack, 'blue'],
      'what status says': [followStatus],
    },
  },
  'the rollback of a release that is under way, to an earlier package': {
    before: async () => {
      await releasedUpTo(25);
      know({ blue: 'v1', green: 'v2' });
    },
    command: toV0,
    followUps: {
      'the same again': [
        async () => {
          expect(await stage.deliver(...toV0())).toMatchObject({ code: 0 });
          expect(stage.note).toMatchObject({ releases: { blue: 'v1', green: 'v0' } });
        },
        'blue',
      ],
    },
  },
  'the rollback of a finished release': {
    before: async () => {
      await releasedUpTo(100);
      know({ blue: 'v1', green: 'v2' });
    },
    command: () => ['rollback'],
    followUps: {
      'the same again': again(() => ['rollback'], 'blue'),
      'what status says': [followStatus],
      'the next release, which burns': [
        async () => {
          change(({ rows }) => {
            const candidate = 'green' in stage.weights ? 'blue' : 'green';
            rows['served-by'] = [{ BackendUrl: `https://func-${candidate}.test/v1/orders/ord_1`, ResponseCode: 404 }];
          });
          expect(await deploy('v3')).toMatchObject({ code: 0 });
          // Before its smoke test, it gets no events.
          expect(Object.values(stage.azure.triggers).sort()).toEqual(['off', 'on']);
          expect(await smoke('v3')).toMatchObject({ code: 0 });
          expect(await shift(5, 'v3')).toMatchObject({ code: 0 });
          change(({ rows }) => {
            rows['slo-errors'] = [{ Response: 'page', LongBurn: 20 }];
          });
          expect(await shift(25, 'v3')).toMatchObject({ code: 1 });
        },
      ],
    },
  },
  'the rollback of a finished release, to an earlier package': {
    before: async () => {
      await releasedUpTo(100);
      know({ green: 'v2' });
    },
    command: toV0,
    followUps: { 'the same again': again(toV0, 'blue') },
  },
};

/** A command that stands still at each of its calls of Azure: before Azure has it, and where it changes something, after that. */
async function eachKill({ before, command }: Scene, followUp: () => Promise<unknown>): Promise<number> {
  await before();
  const start = structuredClone(stage.azure);
  expect(await stage.deliver(...command())).toMatchObject({ code: 0 });
  const calls = stage.azure.calls.slice(start.calls.length);
  const isChange = (call = '') => stage.changes.includes(call);
  for (let at = 1; at <= calls.length; at += 1) {
    for (const when of isChange(calls[at - 1]) ? (['before', 'after'] as const) : (['before'] as const)) {
      stage.azure = structuredClone(start);
      const ended = await stage.deliverKilled(at, when, ...command());
      // A watch may ask a different number of times.
      if (ended !== undefined) continue;
      await followUp().catch((error) => {
        error.message = `killed ${when} call ${at}, ${calls[at - 1]}: ${error.message}`;
        throw error;
      });
    }
  }
  return calls.length;
}

describe.each(Object.entries(scenes))('after %s was killed at any call,', (_what, scene) => {
  test.each(Object.entries(scene.followUps))(
    '%s leads to one colour that has everything',
    async (_name, [run, colour]) => {
      const calls = await eachKill(scene, async () => {
        await run();
        await expectSettled(colour);
      });
      expect(calls).toBeGreaterThan(10);
    },
  );
});

test('a process that is killed with SIGKILL at the end of a release leaves it released, and its take-back moves the rest', async () => {
  await releasedUpTo(50);
  const at = 'functionapp config appsettings set func-blue EVENT_TRIGGERS=off';
  change(({ faults }) => void faults.push({ at, times: 1, kind: 'hangs' }));
  expect(await stage.run(quickStep(100), { killAt: at })).toMatchObject({ code: null });
  expect([stage.weights, stage.note]).toMatchObject([{ green: 100 }, { settling: true }]);
  await takeBack();
  await expectSettled('green');
});
