import type { Drill } from './drill-declaration.ts';
import { databaseRestored } from './scenarios/database-restored.ts';
import { deadLetters } from './scenarios/dead-letters.ts';
import { parkedOutbox } from './scenarios/parked-outbox.ts';
import { providerDown } from './scenarios/provider-down.ts';
import { regionLost } from './scenarios/region-lost.ts';
import { stuckSaga } from './scenarios/stuck-saga.ts';

export const drills: readonly Drill[] = [
  stuckSaga,
  providerDown,
  deadLetters,
  parkedOutbox,
  databaseRestored,
  regionLost,
];
