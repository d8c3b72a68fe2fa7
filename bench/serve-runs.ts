import { closedLoop } from './load.ts';

/** Messages from the parent process to a measured program. */
export interface RunRequest {
  type: 'run';
  scenario: string;
  inFlight: number;
  seconds: number;
}

/** Reports to the parent that the program is ready, runs `operate` on request, and ends when the parent has ended. */
export function serveRuns(operate: (n: number, scenario: string) => Promise<unknown>): void {
  let offset = 0;
  process.on('message', async ({ scenario, inFlight, seconds }: RunRequest) => {
    const first = offset;
    const result = await closedLoop(
      inFlight,
      (n) => operate(first + n, scenario),
      (_, elapsed) => elapsed >= seconds,
    );
    offset += result.requests;
    process.send?.({ type: 'ran', ...result });
  });
  process.once('disconnect', () => process.exit(0));
  process.send?.({ type: 'ready' });
}
