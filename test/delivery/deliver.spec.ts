import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { playApi } from './play-api.ts';
import {
  change,
  dataIn,
  deploy,
  play,
  QUICK,
  releasedUpTo,
  rollback,
  setUpReleases,
  shift,
  smoke,
  stage,
  step,
} from './release-scene.ts';

setUpReleases();

describe('a healthy release', () => {
  test('goes to the idle colour, is tested there, and gets all requests step by step', async () => {
    const api = await play();
    expect(await deploy()).toMatchObject({ code: 0 });
    expect(stage.weights).toEqual({ blue: 100 });
    expect(stage.azure.deployed).toEqual({ 'func-green': stage.package });
    expect(await smoke()).toMatchObject({ code: 0 });
    expect(new Set(api.asked.map(({ colour }) => colour))).toEqual(new Set(['green']));
    for (const to of [5, 25, 50, 100]) {
      expect(await shift(to)).toMatchObject({ code: 0 });
      expect(stage.weights).toEqual(to === 100 ? { green: 100 } : { blue: 100 - to, green: to });
    }
    expect(stage.azure.triggers).toEqual({ 'func-blue': 'off', 'func-green': 'on' });
    expect(stage.note).toEqual({ releases: { green: 'v2' } });
    expect(stage.azure.pools['partner-orders']?.properties.pool).toMatchObject({ services: [{ weight: 100 }] });
  });

  test('restarts its app only while it gets no requests', async () => {
    await releasedUpTo(100);
    const changes = stage.changes;
    const precedes = (first: string, then: string) =>
      expect(changes.indexOf(first)).toBeLessThan(changes.indexOf(then));
    precedes('functionapp config appsettings set func-green EVENT_TRIGGERS=on', 'put partner-orders blue 95 green 5');
    precedes('put partner-orders green 100', 'functionapp config appsettings set func-blue EVENT_TRIGGERS=off');
  });

  test('has as many warm instances as the previous one before its first request, and the previous one then has none', async () => {
    await releasedUpTo(5);
    const warm = { http: 2, durable: 2 };
    expect(stage.azure.alwaysReady).toEqual({ 'func-blue': warm, 'func-green': warm });
    const changes = stage.changes;
    expect(changes.indexOf('functionapp scale config always-ready set func-green http=2 durable=2')).toBeLessThan(
      changes.indexOf('put partner-orders blue 95 green 5'),
    );
    for (const to of [25, 50, 100]) expect(await shift(to)).toMatchObject({ code: 0 });
    expect(stage.azure.alwaysReady).toEqual({ 'func-blue': {}, 'func-green': warm });
  });

  test('gets every token that it needs later while its sign-in is fresh', async () => {
    await play();
    await deploy();
    const { calls } = stage.azure;
    const last = Math.max(
      ...['api://partner-orders/.default', 'https://api.loganalytics.azure.com', 'https://cosmos.test'].map((of) => {
        expect(calls).toContain(`token ${of}`);
        return calls.indexOf(`token ${of}`);
      }),
    );
    expect(last).toBeLessThan(calls.indexOf('functionapp deployment source config-zip func-green'));
  });

  test('does not fail because of a token that it may not need', async () => {
    await play();
    change(({ faults }) => void faults.push({ at: 'token https://cosmos.test', kind: 'fails', says: 'no role' }));
    expect(await deploy()).toMatchObject({
      code: 0,
      output: expect.stringContaining('no token for https://cosmos.test'),
    });
  });

  test('is followed by the next one on the other colour', async () => {
    await releasedUpTo(100);
    change(({ rows }) => {
      rows['served-by'] = [{ BackendUrl: 'https://func-blue.test/v1/orders/ord_1', ResponseCode: 404 }];
    });
    for (const command of [deploy, smoke]) expect(await command('v3')).toMatchObject({ code: 0 });
    expect(await shift(5, 'v3')).toMatchObject({ code: 0 });
    expect(stage.weights).toEqual({ blue: 5, green: 95 });
  });

  test('releasing it again changes nothing', async () => {
    await releasedUpTo(100);
    const { length } = stage.changes;
    for (const again of [await deploy(), await smoke(), await shift(5), await shift(100)]) {
      expect(again).toMatchObject({ code: 0, output: expect.stringContaining('v2 already has all requests') });
    }
    expect(stage.changes).toHaveLength(length);
  });
});

describe('a release that fails its smoke test', () => {
  const faults: [string, Parameters<typeof playApi>[1], string][] = [
    ['does not run', { 'GET /livez': [503, {}] }, '/livez answered 503'],
    ['has no store', { 'GET /readyz': [503, {}] }, '/readyz answered 503'],
    [
      'fails a partner',
      { 'GET /v1/products': [500, { error: { code: 'internal_error' } }] },
      '/v1/products answered 500',
    ],
    ['accepts calls without a token', { 'GET /v1/products': [200, { data: [] }] }, 'calls without a token are refused'],
    ['accepts any order', { 'POST /v1/orders': [202, { id: 'o', status: 'pending' }] }, 'an empty order is refused'],
    [
      'forwards paths outside the API',
      { 'GET /admin/functions': [200, []] },
      'the gateway forwards nothing but the API',
    ],
    ['can be called around the gateway', { direct: [200, { data: [] }] }, 'calls that bypass the gateway are refused'],
  ];
  test.each(faults)('gets no request: %s', async (_what, answers, output) => {
    await play(answers);
    await deploy();
    const tried = await smoke();
    expect(tried.code).toBe(1);
    expect(tried.output).toContain(output);
    expect(await shift(5)).toMatchObject({ code: 1, output: expect.stringContaining('has not been tested yet') });
    expect(stage.azure.calls.filter((call) => call.startsWith('put')).every((call) => call.endsWith('blue 100'))).toBe(
      true,
    );
    expect(stage.azure.triggers['func-green']).toBe('off');
  });

  test('gets no request when another colour answered the test', async () => {
    await play();
    change(({ rows }) => {
      rows['served-by'] = [{ BackendUrl: 'https://func-blue.test/v1/orders/ord_1', ResponseCode: 404 }];
    });
    await deploy();
    expect(await smoke()).toMatchObject({
      code: 1,
      output: 'https://func-blue.test/v1/orders/ord_1 answered instead of func-green',
    });
    expect(stage.weights).toEqual({ blue: 100 });
  });

  test('gets no request when its telemetry does not arrive', async () => {
    await play();
    change(({ rows }) => {
      rows['served-by'] = [];
    });
    await deploy();
    const missing = "the gateway's log of a request to func-green has not arrived";
    expect(await smoke()).toMatchObject({ code: 1, output: missing });
    change(({ rows }) => {
      rows['served-by'] = [{ BackendUrl: 'https://func-green.test/v1/orders/ord_1', ResponseCode: 404 }];
      rows['metrics-of'] = [{ Measured: 0 }];
    });
    expect(await smoke()).toMatchObject({ code: 1, output: 'a metric of func-green has not arrived' });
  });
});

describe('a release that burns its budget', () => {
  const burning = { Response: 'page', Long: '01:00:00', LongBurn: 22.5 };

  test('between 5 and 25 % loses its requests at once, and the run fails', async () => {
    await releasedUpTo(5);
    change(({ rows }) => {
      rows['slo-errors'] = [burning];
    });
    const { code, output } = await shift(25);
    expect(code).toBe(1);
    expect(output).toContain('v2 was taken back at 25 %');
    expect(output).toContain('slo-errors: Response page');
    expect(stage.weights).toEqual({ blue: 100 });
    expect(stage.changes.slice(-4)).toEqual([
      'put partner-orders blue 100',
      'functionapp config appsettings set func-green EVENT_TRIGGERS=off',
      'functionapp scale config always-ready delete func-green http durable',
      'put partner-orders blue 100',
    ]);
    expect(stage.note).toEqual({ releases: {}, rolledBack: 'v2' });
    expect(await shift(25)).toMatchObject({ code: 1, output: 'v2 is not under way' });
  });

  test('loses its requests because of a stuck saga too, and at 100 %', async () => {
    await releasedUpTo(50);
    change(({ rows }) => {
      rows['sagas-stuck'] = [{ AppRoleName: 'func-green', Stuck: 1 }];
    });
    expect(await shift(100)).toMatchObject({ code: 1 });
    expect(stage.weights).toEqual({ blue: 100 });
    expect(stage.azure.triggers['func-blue']).toBe('on');
  });

  test('keeps its requests when an alert is only a ticket', async () => {
    await releasedUpTo(5);
    change(({ rows }) => {
      rows['slo-latency'] = [{ ...burning, Response: 'ticket' }];
    });
    expect(await shift(25)).toMatchObject({ code: 0 });
  });

  test('loses its requests when there are no calls, unless that is allowed', async () => {
    await releasedUpTo(5);
    change(({ rows }) => {
      rows['colour-traffic'] = [{ Requests: 0, Answered: 0, Both: 0 }];
    });
    expect(await stage.deliver(...step(25), '--may-be-quiet')).toMatchObject({ code: 0 });
    expect(await shift(25)).toMatchObject({ code: 1, output: expect.stringContaining('shows no request') });
    expect(stage.weights).toEqual({ blue: 100 });
  });

  test('loses its requests when it answers far fewer than its share, because it crashes or the gateway has cut it off', async () => {
    await releasedUpTo(5);
    change(({ rows }) => {
      rows['colour-traffic'] = [{ Requests: 30, Answered: 24, Both: 200 }];
    });
    expect(await shift(25)).toMatchObject({
      code: 1,
      output: expect.stringContaining('func-green answered 24 of 200 requests instead of 25 %'),
    });
    expect(stage.weights).toEqual({ blue: 100 });
  });

  test('keeps its requests when its share is too small to judge, or about right', async () => {
    await releasedUpTo(5);
    for (const [to, traffic] of [
      [25, { Requests: 1, Answered: 1, Both: 190 }],
      [50, { Requests: 70, Answered: 68, Both: 200 }],
    ] as const) {
      change(({ rows }) => {
        rows['colour-traffic'] = [traffic];
      });
      expect(await shift(to)).toMatchObject({ code: 0 });
    }
  });

  test('loses its requests when partners call and no call reaches it, even at low traffic', async () => {
    await releasedUpTo(5);
    change(({ rows }) => {
      rows['colour-traffic'] = [{ Requests: 0, Answered: 0, Both: 4_000 }];
    });
    expect(await stage.deliver(...step(25), '--may-be-quiet')).toMatchObject({
      code: 1,
      output: expect.stringContaining('answered 0 of 4000'),
    });
  });

  test('is watched from its first request, because new weights take a while to apply everywhere', async () => {
    await releasedUpTo(5);
    const before = stage.azure.calls.filter((call) => call === 'query colour-traffic').length;
    change(({ faults }) => {
      const value = { tables: [{ name: 'x', columns: [{ name: 'Requests' }, { name: 'Both' }], rows: [[0, 10]] }] };
      faults.push({ at: 'query colour-traffic', after: before, times: 20, kind: 'answers', value });
    });
    const begun = performance.now();
    const { code, output } = await stage.deliver(...step(25, { watch: '200ms', patience: '1m' }));
    const seen = output.split('\n').filter((line) => line.includes('no budget burns'));
    expect([code, seen.slice(0, 20)]).toEqual([0, Array(20).fill('0 of 10 requests on func-green, no budget burns')]);
    // Twenty times without a request, 10 ms apart, and then the whole watch.
    expect(performance.now() - begun).toBeGreaterThan(380);
  });
});

describe('an interrupted run continues where it stopped when it is started again', () => {
  test('after an interruption during the deployment of the package', async () => {
    await play();
    change(({ faults }) => void faults.push({ at: 'functionapp deployment', times: 1, kind: 'hangs' }));
    const cut = ['deploy', '--release', 'v2', '--package', stage.package];
    expect(await stage.run(cut, { killAt: 'functionapp deployment' })).toMatchObject({ code: null });
    expect(await smoke()).toMatchObject({ code: 1, output: expect.stringContaining('not completely deployed') });
    expect(await deploy()).toMatchObject({ code: 0 });
    expect(stage.azure.deployed).toEqual({ 'func-green': stage.package });
    expect(await smoke()).toMatchObject({ code: 0 });
  });

  test('after an interruption during the watch', async () => {
    await releasedUpTo(5);
    change(({ faults }) => void faults.push({ at: 'query slo-latency', times: 2, kind: 'hangs' }));
    expect(await stage.run(step(25), { killAt: 'query slo-latency' })).toMatchObject({ code: null });
    expect(stage.weights).toEqual({ blue: 75, green: 25 });
    const { length } = stage.changes;
    for (const again of [await deploy(), await smoke(), await shift(5)]) expect(again).toMatchObject({ code: 0 });
    expect(stage.weights).toEqual({ blue: 75, green: 25 });
    expect(stage.changes.slice(length).every((call) => call.endsWith('blue 75 green 25'))).toBe(true);
    for (const to of [25, 50, 100]) expect(await shift(to)).toMatchObject({ code: 0 });
    expect(stage.weights).toEqual({ green: 100 });
  });

  test('after an interruption during the rollback', async () => {
    await releasedUpTo(25);
    change(
      ({ faults }) =>
        void faults.push({ at: 'functionapp config appsettings list func-green', after: 1, times: 1, kind: 'hangs' }),
    );
    const cut = await stage.run(['rollback'], { killAt: 'functionapp config appsettings list' });
    expect([cut.code, stage.weights, stage.azure.triggers['func-green']]).toEqual([null, { blue: 100 }, 'on']);
    expect(await rollback()).toMatchObject({ code: 0 });
    expect([stage.weights, stage.note]).toEqual([{ blue: 100 }, { releases: {}, rolledBack: 'v2' }]);
    expect(stage.azure.triggers).toEqual({ 'func-blue': 'on', 'func-green': 'off' });
  });

  test('while another release waits until this one has ended', async () => {
    await releasedUpTo(25);
    expect(await deploy('v3')).toMatchObject({
      code: 1,
      output: 'v2 is under way at 25 %: roll it back, or finish it',
    });
    expect(await shift(5, 'v3')).toMatchObject({ code: 1, output: 'v3 is not under way, but v2 is' });
    expect(await stage.deliver('parameters')).toMatchObject({ code: 1 });
    expect(await stage.deliver('parameters', '--release', 'v3')).toMatchObject({ code: 1 });
    expect((await stage.deliver('parameters', '--release', 'v2')).output).toBe('INFRASTRUCTURE=keep');
  });
});

describe('rolling back', () => {
  test('of a release in progress moves the weights first, then the events, and then deploys the earlier package', async () => {
    await releasedUpTo(25);
    const { length } = stage.changes;
    expect(await rollback('--earlier', 'v1', '--package', stage.package)).toMatchObject({ code: 0 });
    expect(stage.changes.slice(length)).toEqual([
      'put partner-orders blue 100',
      'functionapp config appsettings set func-green EVENT_TRIGGERS=off',
      'functionapp scale config always-ready delete func-green http durable',
      'put partner-orders blue 100',
      'functionapp deployment source config-zip func-green',
      'put partner-orders blue 100',
    ]);
    expect(stage.note).toEqual({ releases: { green: 'v1' }, rolledBack: 'v2' });
  });

  test('of a finished release moves requests to the colour that still has the earlier one', async () => {
    await releasedUpTo(100);
    change(({ pools }) => {
      const note = JSON.stringify({ releases: { blue: 'v1', green: 'v2' } });
      for (const pool of Object.values(pools)) pool.properties.description = note;
    });
    const { length } = stage.changes;
    expect(await rollback()).toMatchObject({ code: 0 });
    expect(stage.changes.slice(length)).toEqual([
      'put partner-orders blue 100',
      'functionapp config appsettings set func-blue EVENT_TRIGGERS=on',
      'functionapp scale config always-ready set func-blue http=2 durable=2',
      'functionapp config appsettings set func-green EVENT_TRIGGERS=off',
      'functionapp scale config always-ready delete func-green http durable',
      'put partner-orders blue 100',
    ]);
  });

  test('after a failed run reverts only its own release', async () => {
    await releasedUpTo(100);
    const { length } = stage.changes;
    expect(await rollback('--only', 'v2')).toEqual({ code: 0, output: 'v2 is not under way: nothing to take back' });
    expect(await rollback('--only', 'v3')).toMatchObject({ code: 0 });
    expect(stage.changes).toHaveLength(length);
    await deploy('v3');
    expect(await rollback('--only', 'v3')).toMatchObject({ code: 0 });
    expect([stage.weights, stage.note]).toEqual([{ green: 100 }, { releases: { green: 'v2' }, rolledBack: 'v3' }]);
  });

  test('goes back once: further only from a release that is named', async () => {
    await releasedUpTo(25);
    change(({ pools }) => {
      for (const pool of Object.values(pools)) {
        pool.properties.description = JSON.stringify({ ...stage.note, releases: { blue: 'v1', green: 'v2' } });
      }
    });
    const toV0 = ['--earlier', 'v0', '--package', stage.package];
    expect(await rollback(...toV0)).toMatchObject({ code: 0 });
    for (const again of [toV0, []]) {
      const { code, output } = await rollback(...again);
      expect([code, output]).toEqual([
        0,
        expect.stringContaining('v2 is already rolled back, and v1 has all requests'),
      ]);
    }
    expect(await rollback('--from', 'v9')).toMatchObject({
      code: 0,
      output: expect.stringContaining('nothing to roll'),
    });
    expect(stage.weights).toEqual({ blue: 100 });
    expect(await rollback('--from', 'v1')).toMatchObject({ code: 0 });
    expect([stage.weights, stage.note]).toEqual([{ green: 100 }, { releases: { green: 'v0' }, rolledBack: 'v1' }]);
  });

  test('goes to the package that is named, also when the other colour has another release', async () => {
    await releasedUpTo(100);
    change(({ pools }) => {
      for (const pool of Object.values(pools)) {
        pool.properties.description = JSON.stringify({ releases: { blue: 'v1', green: 'v2' } });
      }
    });
    expect(await rollback('--earlier', 'v0', '--package', stage.package)).toMatchObject({ code: 0 });
    expect(stage.azure.deployed).toHaveProperty('func-blue');
    expect([stage.weights, stage.note]).toEqual([{ blue: 100 }, { releases: { blue: 'v0' }, rolledBack: 'v2' }]);
  });

  test('to an unknown release needs the earlier package', async () => {
    await releasedUpTo(100);
    expect(await rollback()).toMatchObject({ code: 1, output: expect.stringContaining('is not known') });
    expect(await rollback('--earlier', 'v1', '--package', stage.package)).toMatchObject({ code: 0 });
    expect(stage.azure.deployed).toHaveProperty('func-blue');
    expect([stage.weights, stage.note]).toEqual([{ blue: 100 }, { releases: { blue: 'v1' }, rolledBack: 'v2' }]);
  });
});

describe('a fault in Azure', () => {
  test.each([
    ['fails', 'az resource list failed with exit code 1: ERROR: (Conflict) no'],
    ['babbles', 'az resource list answered something that is not JSON'],
  ] as const)('is reported in one line: it %s', async (kind, output) => {
    change(({ faults }) => void faults.push({ at: 'resource list', kind }));
    expect(await stage.run(['status'])).toEqual({ code: 1, output: `${output}\n` });
  });

  test('is reported in one line: it is not installed', async () => {
    const output = "az group exists can't be started: is the Azure CLI installed?\n";
    expect(await stage.run(['status'], { path: false })).toEqual({ code: 1, output });
  });

  test('a missing or duplicate resource is named', async () => {
    const all = stage.azure.resources;
    change((azure) => {
      azure.resources = all.filter(({ name }) => name !== 'func-blue');
    });
    expect(await deploy()).toEqual({ code: 1, output: 'environment test is not complete, it has no blue' });
    change((azure) => {
      azure.resources = [...all, ...all.filter(({ name }) => name === 'apim')];
    });
    expect(await deploy()).toEqual({
      code: 1,
      output: 'environment test has 2 of API Management instead of one',
    });
    change((azure) => {
      azure.exists = false;
    });
    expect(await deploy()).toEqual({
      code: 1,
      output: 'there is no environment test: it has no resource group',
    });
  });

  test('weights that read back differently are an error', async () => {
    await releasedUpTo(5);
    const value = structuredClone(stage.azure.pools['partner-orders']);
    change(({ faults }) => void faults.push({ at: 'put partner-orders', kind: 'answers', value }));
    expect(await shift(25)).toMatchObject({
      code: 1,
      output: 'pool partner-orders was set to blue 75, green 25 but has blue 95, green 5',
    });
  });

  test.each([
    ['a failed one', { status: 3, message: 'failed' }],
    ['nothing', undefined],
  ])('a deployment that ends well and answers %s is an error', async (_what, value) => {
    await play();
    change(({ faults }) => void faults.push({ at: 'functionapp deployment', kind: 'answers', value }));
    expect((await deploy()).code).toBe(1);
    expect(await smoke()).toMatchObject({ code: 1, output: expect.stringContaining('not completely deployed') });
  });

  test('a note that is not stored is an error', async () => {
    await play();
    change(({ faults }) => void faults.push({ at: 'put partner-orders', kind: 'answers', value: {} }));
    expect(await deploy()).toEqual({ code: 1, output: 'pool partner-orders did not store its note of releases' });
    expect(stage.azure.deployed).toEqual({});
  });

  test.each(['appsettings set', 'appsettings list'])('events that are not on keep requests away: %s', async (what) => {
    await play();
    for (const command of [deploy, smoke]) expect(await command()).toMatchObject({ code: 0 });
    change(
      ({ faults }) => void faults.push({ at: `functionapp config ${what} func-green`, kind: 'answers', value: [] }),
    );
    expect(await shift(5)).toMatchObject({
      code: 1,
      output: expect.stringContaining('EVENT_TRIGGERS of func-green was set to on'),
    });
    expect(stage.weights).toEqual({ blue: 100 });
  });

  test('warm instances that are not there keep requests away', async () => {
    await play();
    for (const command of [deploy, smoke]) expect(await command()).toMatchObject({ code: 0 });
    change(
      ({ faults }) => void faults.push({ at: 'functionapp scale config always-ready set', kind: 'answers', value: [] }),
    );
    const output = expect.stringContaining('was given warm instances');
    expect(await shift(5)).toMatchObject({ code: 1, output });
    expect(stage.weights).toEqual({ blue: 100 });
  });

  test('when it refuses the weights, the release stays where it was', async () => {
    await releasedUpTo(5);
    change(({ faults }) => void faults.push({ at: 'put partner-orders blue 75', kind: 'fails', says: 'throttled' }));
    expect(await shift(25)).toMatchObject({
      code: 1,
      output: 'throttled',
    });
    expect(stage.weights).toEqual({ blue: 95, green: 5 });
    expect(await rollback()).toMatchObject({ code: 0 });
    for (const pool of Object.values(stage.azure.pools))
      expect(pool.properties.pool.services).toMatchObject([{ weight: 100 }]);
  });

  test('when the workspace fails once, the watch continues', async () => {
    await releasedUpTo(5);
    const after = stage.azure.calls.filter((call) => call === 'query slo-errors').length;
    change(({ faults }) => void faults.push({ at: 'query slo-errors', after, times: 2, kind: 'fails' }));
    const { code, output } = await stage.deliver(...step(25, { watch: '100ms' }));
    expect([code, output.split("telemetry can't be queried: fails").length]).toEqual([0, 3]);
  });

  test('when the workspace keeps failing, the release loses its requests', async () => {
    await releasedUpTo(5);
    change(({ faults }) => void faults.push({ at: 'query', kind: 'babbles' }));
    expect(await stage.deliver(...step(25, { watch: '10s' }))).toMatchObject({
      code: 1,
      output: expect.stringContaining("telemetry can't be queried"),
    });
    expect(stage.weights).toEqual({ blue: 100 });
  });

  test('requests that are split without a release in progress are an error', async () => {
    change(({ pools }) => {
      for (const [name, pool] of Object.entries(pools)) {
        pool.properties.pool.services = [
          { id: `/x/${name}-blue`, weight: 60 },
          { id: `/x/${name}-green`, weight: 40 },
        ];
      }
    });
    expect(await deploy()).toMatchObject({ code: 1, output: expect.stringContaining('no release is under way') });
  });

  test('a note of releases that can’t be read is an error', async () => {
    change(({ pools }) => {
      for (const pool of Object.values(pools)) pool.properties.description = '{"releases":';
    });
    expect(await deploy()).toMatchObject({
      code: 1,
      output: expect.stringContaining("can't be read"),
    });
    expect(stage.changes).toEqual([]);
  });
});

test('the commands work with az on the path, each in its own process', async () => {
  await play();
  expect(await stage.run(['deploy', '--release', 'v2', '--package', stage.package])).toMatchObject({ code: 0 });
  expect(await stage.run(['smoke', '--release', 'v2', ...QUICK, '--telemetry', '300ms'])).toMatchObject({ code: 0 });
  expect(await stage.run(step(5))).toMatchObject({ code: 0 });
  expect(stage.weights).toEqual({ blue: 95, green: 5 });
  expect(await stage.run(['rollback'])).toMatchObject({ code: 0 });
  expect(stage.weights).toEqual({ blue: 100 });
});

describe('the command line', () => {
  test('shows the releases and weights, and what an infrastructure deployment must not change', async () => {
    const status = await stage.deliver('status');
    expect(JSON.parse(status.output)).toEqual({
      serving: {},
      weights: { blue: 100, green: 0 },
      note: { releases: {} },
      events: { blue: 'on', green: 'off' },
      wrong: [],
    });
    const parameters = await stage.deliver('parameters');
    expect(parameters.output).toBe('ACTIVE_COLOUR=blue\nBLUE_WEIGHT=100\nGREEN_WEIGHT=0');
  });

  test('an infrastructure deployment keeps nothing if nothing, or only a part, has been deployed', async () => {
    change(({ pools }) => {
      delete pools['partner-orders'];
    });
    expect(await stage.deliver('parameters')).toMatchObject({ code: 0, output: expect.stringMatching(/^nothing in/) });
    change((azure) => {
      azure.resources = [];
    });
    expect(await stage.deliver('parameters')).toMatchObject({ code: 0, output: expect.stringMatching(/^nothing in/) });
    change((azure) => {
      azure.exists = false;
    });
    expect(await stage.deliver('parameters')).toMatchObject({ code: 0, output: expect.stringMatching(/^nothing in/) });
  });

  test('an infrastructure deployment stops when the values that it must keep can’t be read', async () => {
    change(({ faults }) => void faults.push({ at: 'get partner-orders', kind: 'fails' }));
    expect(await stage.deliver('parameters')).toMatchObject({ code: 1 });
  });

  test('an infrastructure deployment needs only the gateway, for example after one that failed', async () => {
    change((azure) => {
      azure.resources = azure.resources.filter(({ name }) => name === 'apim');
    });
    expect(await stage.deliver('parameters')).toMatchObject({
      code: 0,
      output: expect.stringContaining('ACTIVE_COLOUR=blue'),
    });
  });

  test.each([
    [[], /^name a command before/],
    [['toString'], /^unknown command: toString/],
    [['deploy', '--release', 'v 2'], /^--release v 2 is not the name of a release/],
    [['deploy', '--release', 'v2', '--package', 'none.zip'], /^--package none.zip is not a file/],
    [['shift', '--release', 'v2', '--to', '101'], /^--to 101 is not 1 to 100/],
    [['shift', '--release', 'v2', '--to', '5', '--watch', 'long'], /^--watch long is not a time such as 10m/],
    [['shift', '--release', 'v2', '--to', '0x10'], /^--to 0x10 is not 1 to 100/],
    [['rollback', '--earlier', 'v1'], /^--earlier and --package go together/],
    [['rollback', '--earlier', '', '--package', 'x.zip'], /^--earlier is empty; see /],
    [['rollback', '--earlier', 'a b; rm', '--package', 'x.zip'], /^--earlier a b; rm is not the name of a release/],
    [['rollback', '--only', 'a b'], /^--only a b is not the name of a release/],
    [['deploy'], /^--release is missing/],
    [['deploy', '--hurry'], /--hurry/],
  ])('refuses %j in one line', async (args, output) => {
    const ended = await stage.deliver(...args);
    expect(ended.code).toBe(1);
    expect(ended.output).toMatch(output);
    expect(stage.changes).toEqual([]);
  });

  test.each([
    [
      'no zip',
      () => writeFileSync(stage.package, 'not a zip'),
      /app\.zip is no zip file that can be read: invalid zip data$/,
    ],
    ['nothing', () => writeFileSync(stage.package, ''), /app\.zip is no zip file that can be read/],
    [
      'other forms',
      () => stage.pack({ reads: { order: 'x' } }),
      /^package\.json in \S+ is not that of the app: reads\.order: /,
    ],
    ['a list', () => stage.pack([]), /^package\.json in \S+ is not that of the app: /],
  ])('refuses a package that is %s in one line, before it changes anything', async (_what, spoil, output) => {
    spoil();
    const ended = await deploy();
    expect([ended.code, ended.output.split('\n').length]).toEqual([1, 1]);
    expect(ended.output).toMatch(output);
    expect(stage.changes).toEqual([]);
  });

  test('never prints the token', async () => {
    await play({ 'GET /v1/products': [500, {}] });
    await deploy();
    expect((await smoke()).output).not.toContain('a-token');
  });
});

describe('status says what is wrong and what to do', () => {
  const read = async () => {
    const { wrong, next } = JSON.parse((await stage.deliver('status')).output);
    return [wrong, next?.replace('npm run deliver -- ', '').replace(' --environment test', '')];
  };

  test('during a release', async () => {
    await play();
    expect(await read()).toEqual([[], undefined]);
    change(({ faults }) => void faults.push({ at: 'functionapp deployment', kind: 'fails', times: 1 }));
    await deploy();
    expect(await read()).toEqual([[], 'deploy --release v2 --package FILE']);
    await deploy();
    expect(await read()).toEqual([[], 'smoke --release v2']);
    await smoke();
    expect(await read()).toEqual([[], 'shift --release v2 --to 5']);
    await shift(25);
    expect(await read()).toEqual([[], 'shift --release v2 --to 50']);
    change(({ triggers }) => Object.assign(triggers, { 'func-green': 'off' }));
    expect(await read()).toEqual([['events of green are off: it has requests'], 'rollback']);
  });

  test('when no colour, or both, have the events', async () => {
    change(({ triggers }) => Object.assign(triggers, { 'func-blue': 'off' }));
    expect(await read()).toEqual([['events of blue are off: it has requests'], 'settle']);
    change(({ triggers }) => Object.assign(triggers, { 'func-blue': 'on', 'func-green': 'on' }));
    expect(await read()).toEqual([['events of green are on: it has no requests'], 'settle']);
    expect(await stage.deliver('settle')).toEqual({
      code: 0,
      output: 'blue has all requests, events and warm instances',
    });
    expect(await read()).toEqual([[], undefined]);
  });

  test('when a command was interrupted after it had moved the requests', async () => {
    await releasedUpTo(25);
    change(({ faults }) => void faults.push({ at: 'functionapp config appsettings set func-green', kind: 'fails' }));
    expect(await rollback()).toMatchObject({ code: 1 });
    const [wrong, next] = await read();
    expect(wrong[0]).toContain('requests have moved to blue');
    expect(next).toBe('settle');
    expect(await stage.deliver('parameters')).toMatchObject({ code: 1, output: expect.stringContaining('run settle') });
    change(({ faults }) => void faults.splice(0));
    expect(await stage.deliver('settle')).toMatchObject({ code: 0 });
    expect(await read()).toEqual([[], undefined]);
  });

  test('when requests are split and nobody knows why, or the settings can’t be read', async () => {
    change(({ faults }) => void faults.push({ at: 'functionapp config appsettings list', kind: 'fails' }));
    expect(JSON.parse((await stage.deliver('status')).output)).toMatchObject({
      events: "can't be read: fails",
      wrong: [],
    });
    change(({ pools }) => {
      const pool = pools['partner-orders'];
      if (pool)
        pool.properties.pool.services = ['blue', 'green'].map((colour) => ({ id: `/x/a-${colour}`, weight: 50 }));
    });
    expect(await read()).toEqual([[expect.stringContaining('requests are split')], undefined]);
  });
});

describe('a stand-by', () => {
  test('takes no events, also after a release', async () => {
    change(({ resources, triggers }) => {
      for (const { tags } of resources) if (tags?.['colour']) tags['standBy'] = 'true';
      triggers['func-blue'] = 'off';
    });
    await releasedUpTo(100);
    expect(stage.azure.triggers).toEqual({ 'func-blue': 'off', 'func-green': 'off' });
    expect(JSON.parse((await stage.deliver('status')).output)).toMatchObject({ wrong: [] });
  });
});

describe('which versions serve', () => {
  const serving = async () => {
    const { serving: all } = JSON.parse((await stage.deliver('status')).output);
    return Object.fromEntries(
      Object.entries(all as Record<string, { release: string; reads: object }>).map(([colour, { release, reads }]) => [
        colour,
        { release, reads },
      ]),
    );
  };
  const reads = { order: 2, event: 1 };
  const v2 = { release: 'v2', reads };

  test('are recorded before a new version runs, and the previous version counts until it is retired', async () => {
    change(({ faults }) => faults.push({ at: 'functionapp deployment', kind: 'fails', times: 1 }));
    expect(await deploy()).toMatchObject({ code: 1 });
    expect(await serving()).toEqual({ green: v2 });

    await releasedUpTo(100);
    stage.pack({ reads: { order: 3, event: 1 } });
    change(({ rows }) => {
      rows['served-by'] = [{ BackendUrl: 'https://func-blue.test/v1/orders/ord_1', ResponseCode: 404 }];
    });
    for (const command of [deploy, smoke]) expect(await command('v3')).toMatchObject({ code: 0 });
    expect(await stage.deliver('retire', '--release', 'v3')).toMatchObject({ code: 1 });
    expect(await shift(100, 'v3')).toMatchObject({ code: 0 });
    const v3 = { release: 'v3', reads: { order: 3, event: 1 } };
    expect(await serving()).toEqual({ blue: v3, green: v2 });

    expect(await stage.deliver('retire', '--release', 'v2')).toMatchObject({ code: 1 });
    // A saga of v2 still has an order.
    const order = { status: 'reserved', sagaHub: 'PartnerOrdersgreen' };
    const keys = { id: 'ord_00000000000000000000000001', orderId: 'ord_00000000000000000000000001', partnerId: 'acme' };
    const left = { ...keys, type: 'order', status: 'reserved', sagaStatus: 'running', schemaVersion: 3, order };
    await dataIn('orders').items.create(left);
    const refused = await stage.deliver('retire', '--release', 'v3');
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining(`order ${keys.id} of acme`) });
    expect(refused.output).toContain('v2 on green is not retired, because 1 are unfinished there');
    expect(await serving()).toEqual({ blue: v3, green: v2 });
    await dataIn('orders').item(keys.id, [keys.partnerId, keys.orderId]).delete();

    expect(await stage.deliver('retire', '--release', 'v3')).toMatchObject({
      code: 0,
      output: expect.stringContaining('v2 on green is retired'),
    });
    expect(await serving()).toEqual({ blue: v3 });
    expect(await stage.deliver('retire', '--release', 'v3')).toMatchObject({ code: 0 });

    // Retired means that nobody knows what it reads, so the most careful answer is used.
    expect(await rollback()).toMatchObject({ code: 0 });
    expect(await serving()).toEqual({ blue: v3, green: { release: 'v2', reads: {} } });
  });

  test('can’t be recorded when the data can’t be reached, and a rollback does not wait for that', async () => {
    await releasedUpTo(100);
    change(({ pools }) => {
      const { properties } = pools['partner-orders'] ?? { properties: { pool: { services: [] } } };
      properties.description = JSON.stringify({ releases: { green: 'v2', blue: 'v1' } });
    });
    stage.loseData();
    const { code, output } = await rollback();
    expect([code, stage.weights]).toEqual([0, { blue: 100 }]);
    expect(output).toContain("can't record that blue serves again");
    expect(JSON.parse((await stage.deliver('status')).output).serving).toContain("can't be read");
  });

  test('a package that does not say which formats it reads counts as reading the first ones', async () => {
    stage.pack({});
    expect(await deploy()).toMatchObject({ code: 0 });
    expect(await serving()).toEqual({ green: { release: 'v2', reads: {} } });
  });
});
