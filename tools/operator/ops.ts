import { runProgram } from '../command-line/run-program.ts';
import { runOps } from './run-ops.ts';

/** What operators do by hand: see docs/operations.md. */
await runProgram(() => runOps(process.argv.slice(2)));
