import type { Profiler } from 'node:inspector';
import { expect, test } from 'vitest';
import { aggregateProfile } from '../../bench/profile/aggregate-profile.ts';
import { frameAttribution, partOfFile, partOfNode } from '../../bench/profile/attribute-frame.ts';

const node = (id: number, functionName: string, url: string, children: number[] = []): Profiler.ProfileNode => ({
  id,
  callFrame: { functionName, url, scriptId: '0', lineNumber: 0, columnNumber: 0 },
  children,
});

test('time is summed per part, a builtin counts for its caller, and idle time and the profiler are left out', () => {
  const profile: Profiler.Profile = {
    nodes: [
      node(1, '(root)', '', [2, 3, 6, 7]),
      node(2, '(idle)', ''),
      node(3, 'handle', 'file:///project/functions/main.ts', [4, 5]),
      node(4, 'parse', 'file:///project/node_modules/zod/v4/core/parse.js', [8]),
      node(5, 'stringify', ''),
      node(6, '(garbage collector)', ''),
      node(7, 'post', 'node:inspector'),
      node(8, 'test', ''),
    ],
    startTime: 0,
    endTime: 100,
    samples: [2, 3, 4, 5, 6, 7, 8, 3],
    timeDeltas: [50, 1, 2, 4, 8, 99, 16, 32],
  };
  expect([...aggregateProfile(profile, frameAttribution('/project'))]).toEqual([
    ['the app: functions/', 37],
    ['zod', 18],
    ['(garbage collector)', 8],
  ]);
});

test('a file belongs to its package, its part of the embedded Azure or its folder of the app', () => {
  const named = {
    'node_modules/@azure/cosmos/dist/index.js': '@azure/cosmos',
    'node_modules/a/node_modules/rhea/lib/link.js': 'rhea',
    'packages/embedded-azure/src/cosmos/store/store.ts': 'embedded-azure/cosmos',
    'packages/loopback-server/src/listen.ts': 'loopback-server',
    'shared/domain/order.ts': 'the app: shared/',
  };
  expect(Object.fromEntries(Object.keys(named).map((path) => [path, partOfFile(path)]))).toEqual(named);
});

test('Node’s own modules are grouped by purpose', () => {
  expect(partOfNode('node:_http_client')).toBe('Node.js: http');
  expect(partOfNode('node:internal/deps/undici/undici')).toMatch(/undici/);
  expect(partOfNode('node:internal/webstreams/readablestream')).toBe('Node.js: web streams');
  expect(partOfNode('node:internal/crypto/hash')).toBe('Node.js: the rest');
});
