import { setTimeout as sleep } from 'node:timers/promises';
import type { ChaosStack } from './chaos-stack.ts';
import type { PlannedFault } from './plan-faults.ts';

/** Carries out the plan. A fault whose time comes while an earlier one still lasts waits for that one. */
export async function injectFaults(
  stack: ChaosStack,
  plan: readonly PlannedFault[],
  { begun, onKill }: { begun: number; onKill(): Promise<void> },
): Promise<void> {
  for (const fault of plan) {
    await sleep(Math.max(0, begun + fault.at - performance.now()));
    switch (fault.kind) {
      case 'kill':
        await onKill();
        await killAndRestart(stack, fault);
        break;
      case 'full disk':
        stack.tell({ disk: 'full' });
        await sleep(fault.ms);
        stack.tell({ disk: 'free' });
        break;
      case 'throttled store':
        stack.tell({ throttle: fault.requests });
        break;
      case 'provider':
        await stack.disturb(fault.provider, fault.rule);
        break;
    }
  }
}

async function killAndRestart(stack: ChaosStack, { what, downMs }: Extract<PlannedFault, { kind: 'kill' }>) {
  if (what !== 'emulators') await stack.kill('host');
  if (what !== 'host') await stack.kill('emulators');
  await sleep(downMs);
  if (what !== 'host') await stack.startEmulators();
  if (what !== 'emulators') await stack.startHost();
}
