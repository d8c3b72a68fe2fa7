import { join } from 'node:path';
import { readDurableSettings } from '@partner-orders/embedded-azure/internals/durable/durable-settings';
import { FunctionRegistry } from '@partner-orders/embedded-azure/internals/durable/engine/function-registry';
import { OrchestrationEngine } from '@partner-orders/embedded-azure/internals/durable/engine/orchestration-engine';
import { DurableStore } from '@partner-orders/embedded-azure/internals/durable/store/durable-store';
import type {
  FunctionDefinition,
  FunctionInvoker,
  InputValue,
  InvocationResult,
} from '@partner-orders/embedded-azure/internals/functions-host/invocation';
import { serveRuns } from '../serve-runs.ts';
import { type TrivialOrder, trivialOrder, trivialSteps } from '../workloads.ts';

/**
 * The Durable engine without host and library: the saga is written by hand in the protocol of durable-functions. The
 * first argument is the directory of its state.
 */

const CALL_ACTIVITY = 0;
const TASK_COMPLETED = 5;
const ORCHESTRATOR = 'place';
const steps = Object.entries(trivialSteps);

const define = (name: string, type: string, property: string): FunctionDefinition => {
  const trigger = { type, name: 'input', direction: 'in', [property]: name };
  return { id: name, name, trigger, bindings: { input: trigger } };
};
const functions = [
  define(ORCHESTRATOR, 'orchestrationTrigger', 'orchestration'),
  ...steps.map(([name]) => define(name, 'activityTrigger', 'activity')),
];

const invoker: FunctionInvoker = {
  functions: new Map(functions.map((each) => [each.id, each])),
  async invoke({ name }: FunctionDefinition, [input]: InputValue[]): Promise<InvocationResult> {
    const given = JSON.parse(input?.data.string ?? input?.data.json ?? 'null');
    const answer = name === ORCHESTRATOR ? orchestrate(given) : await activity(name, given);
    return { returnValue: { json: JSON.stringify(answer) } };
  },
};

function orchestrate({ history, input }: { history: { EventType: number }[]; input: unknown }) {
  const done = history.filter(({ EventType }) => EventType === TASK_COMPLETED).length;
  const asked = steps.slice(0, done + 1);
  const actions = asked.map(([functionName]) => ({ actionType: CALL_ACTIVITY, functionName, input }));
  return { isDone: done === steps.length, actions: [actions], output: { ok: true }, schemaVersion: 3 };
}

async function activity(name: string, order: TrivialOrder): Promise<unknown> {
  const [, run] = steps.find(([step]) => step === name) ?? [];
  return run?.(order);
}

const log = (line: string) => process.stderr.write(`${line}\n`);
const engine = new OrchestrationEngine({
  store: new DurableStore(join(process.argv[2] ?? '.', 'durable.db'), 'Bench'),
  registry: new FunctionRegistry(functions),
  invoker,
  settings: readDurableSettings({ hubName: 'Bench' }, process.env, log),
  log,
  onBroken(error) {
    throw error;
  },
});
engine.start();

serveRuns(async (n) => {
  const order = trivialOrder(n);
  const instanceId = await engine.startInstance({
    functionName: ORCHESTRATOR,
    instanceId: order.orderId,
    input: JSON.stringify(order),
  });
  const { status } = await engine.waitForCompletion(instanceId);
  return status === 'Completed';
});
