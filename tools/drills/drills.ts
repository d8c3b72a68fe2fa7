import type { Drill } from './drill-declaration.ts';
import { providerDown } from './scenarios/provider-down.ts';
import { stuckSaga } from './scenarios/stuck-saga.ts';

export const drills: readonly Drill[] = [stuckSaga, providerDown];
