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

/** One colour has everything, and each command that succeeded spoke the truth. */
async function expectSettled(): Promise<string> {
  const [stable = '', ...more] = Object.keys(stage.weights);
  expect(more).toEqual([]);
  const idle = stable === 'blue' ? 'green' : 'blue';
  expect(stage.azure.triggers).toEqual({ [`func-${stable}`]: 'on', [`func-${idle}`]: 'off' });
  expect(stage.azure.alwaysReady).toEqual({ [`func-${stable}`]: WARM, [`func-${idle}`]: {} });
  expect(JSON.parse((await stage.deliver('status')).output)).toMatchObject({ wrong: [] });
  return stable;
}

/**
 * Runs one command, and another one completely before each of its calls: what it decided to do arrives after the other is done.
 */
async function eachMeeting(
  before: () => Promise<unknown>,
  args: string[],
  meanwhile: () => Promise<{ code: number; output: string }>,
  check: (ended: { first: Ended; other: Ended }) => Promise<unknown>,
): Promise<void> {
  await before();
  const start = structuredClone(stage.azure);
  await stage.deliver(...args);
  const { length } = stage.azure.calls.slice(start.calls.length);
  for (let at = 1; at <= length; at += 1) {
    stage.azure = structuredClone(start);
    let other: Ended | undefined;
    const meet = async (call: number) => {
      if (call === at) other = await meanwhile();
    };
    const first = await stage.deliverAround({ before: meet }, ...args);
    if (other === undefined) continue;
    const found = { first, other };
    await check(found).catch((error) => {
      error.message = `met before call ${at}: ${error.message}\n${JSON.stringify(found)}`;
      throw error;
    });
  }
}

interface Ended {
  code: number;
  output: string;
}

/** Both colours have a release that is known. */
const known = () =>
  change(({ pools }) => {
    const pool = pools['partner-orders'];
    const releases = { blue: 'v1', ...('green' in stage.weights ? { green: 'v2' } : {}) };
    if (pool) pool.properties.description = JSON.stringify({ ...stage.note, releases });
  });

const upTo = (percent: number) => async () => {
  await releasedUpTo(percent);
  known();
};

describe('a rollback that meets', () => {
  test.each([5, 25, 100])(
    'a step to %i percent takes the release back, and the step never says that it went well',
    async (to) => {
      const before = { 5: 0, 25: 5, 100: 50 }[to] ?? 0;
      const start = async () => {
        if (before > 0) return upTo(before)();
        await play();
        for (const command of [deploy, smoke]) expect(await command()).toMatchObject({ code: 0 });
        known();
      };
      await eachMeeting(
        start,
        step(to),
        () => rollback(),
        async ({ first, other }) => {
          expect(other.code).toBe(0);
          expect(first.code).toBe(1);
          expect(await expectSettled()).toBe('blue');
        },
      );
    },
  );

  test('its own kind goes back once', async () => {
    await eachMeeting(
      upTo(100),
      ['rollback'],
      () => rollback(),
      async ({ first, other }) => {
        expect([first.code, other.code]).toEqual([0, 0]);
        expect(await expectSettled()).toBe('blue');
        expect(stage.note).toMatchObject({ releases: { blue: 'v1' }, rolledBack: 'v2' });
      },
    );
  });

  test('the take-back of the same release goes back once', async () => {
    await eachMeeting(
      upTo(25),
      ['rollback'],
      () => rollback('--only', 'v2'),
      async ({ first, other }) => {
        expect([first.code, other.code]).toEqual([0, 0]);
        expect(await expectSettled()).toBe('blue');
        expect(stage.note).toMatchObject({ releases: { blue: 'v1' }, rolledBack: 'v2' });
      },
    );
  });

  test('the next release leaves both as they are', async () => {
    await eachMeeting(
      upTo(25),
      ['rollback'],
      () => deploy('v3'),
      async ({ first, other }) => {
        expect(first.code).toBe(0);
        expect(stage.weights).toEqual({ blue: 100 });
        expect(stage.azure.triggers).toEqual({ 'func-blue': 'on', 'func-green': 'off' });
        expect(stage.note['underWay'] !== undefined).toBe(other.code === 0);
      },
    );
  });

  test('the end of the release takes it back all the same', async () => {
    await eachMeeting(
      upTo(50),
      ['rollback'],
      () => shift(100),
      async ({ first, other }) => {
        expect(first.code).toBe(0);
        expect(await expectSettled()).toBe('blue');
        expect([0, 1]).toContain(other.code);
      },
    );
  });

  test('the deployment of that release leaves it without requests', async () => {
    const begin = async () => {
      await play();
      known();
    };
    await eachMeeting(
      begin,
      ['deploy', '--release', 'v2', '--package', stage.package],
      () => rollback('--only', 'v2'),
      async ({ first }) => {
        expect(Object.keys(stage.weights)).toEqual(['blue']);
        if (first.code !== 0) expect(await expectSettled()).toBe('blue');
        else expect(stage.note).toMatchObject({ underWay: { release: 'v2', stage: 'deployed' } });
      },
    );
  });
});

test('two steps at the same time end with one share, and only the one that set it goes well', async () => {
  await eachMeeting(
    upTo(5),
    step(25),
    () => shift(50),
    async ({ first, other }) => {
      const share = stage.weights['green'] ?? 0;
      expect([25, 50]).toContain(share);
      if (first.output === 'v2 already has 50 %') expect([share, other.code]).toEqual([50, 0]);
      else expect([first.code, other.code]).toEqual(share === 50 ? [1, 0] : [0, 1]);
    },
  );
});

test('a write that is based on what another command has changed is refused', async () => {
  const refused: boolean[] = [];
  await eachMeeting(
    upTo(25),
    ['rollback'],
    () => rollback(),
    async () => void refused.push(stage.azure.calls.some((call) => call.startsWith('refused put'))),
  );
  expect(refused).toContain(true);
});
