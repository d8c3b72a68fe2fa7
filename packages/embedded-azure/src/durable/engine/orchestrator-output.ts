import { z } from 'zod';
import { FunctionFailure, type InvocationResult } from '../../functions-host/invocation.ts';
import { EntityId } from '../entities/entity-id.ts';
import { KnownActions } from './known-actions.ts';

/** The library's actions (durable-functions/lib/src/actions/ActionType). */
export const ActionType = {
  CallActivity: 0,
  CallActivityWithRetry: 1,
  CallSubOrchestrator: 2,
  CallSubOrchestratorWithRetry: 3,
  ContinueAsNew: 4,
  CreateTimer: 5,
  WaitForExternalEvent: 6,
  CallEntity: 7,
  CallHttp: 8,
  SignalEntity: 9,
  WhenAny: 11,
  WhenAll: 12,
  LockEntities: 13,
  ReleaseEntities: 14,
} as const;

const RetryOptions = z.object({
  firstRetryIntervalInMilliseconds: z.number(),
  maxNumberOfAttempts: z.number(),
  backoffCoefficient: z.number().optional(),
  maxRetryIntervalInMilliseconds: z.number().optional(),
  retryTimeoutInMilliseconds: z.number().optional(),
});
export type RetryOptions = z.infer<typeof RetryOptions>;

const activity = { functionName: z.string(), input: z.unknown().optional() };
const subOrchestration = {
  functionName: z.string(),
  instanceId: z.string().optional(),
  input: z.unknown().optional(),
  version: z.string().optional(),
};
/** `instanceId` is the entity's `@name@key`. */
const entityOperation = { instanceId: z.string(), operation: z.string(), input: z.unknown().optional() };

export const DurableHttpRequest = z.object({
  method: z.string(),
  uri: z.string(),
  content: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  tokenSource: z.unknown().optional(),
  asynchronousPatternEnabled: z.boolean(),
});
export type DurableHttpRequest = z.infer<typeof DurableHttpRequest>;

const action = <Type extends number, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ actionType: z.literal(type), ...shape });

const Action = z.discriminatedUnion('actionType', [
  action(ActionType.CallActivity, activity),
  action(ActionType.CallActivityWithRetry, { ...activity, retryOptions: RetryOptions }),
  action(ActionType.CallSubOrchestrator, subOrchestration),
  action(ActionType.CallSubOrchestratorWithRetry, { ...subOrchestration, retryOptions: RetryOptions }),
  action(ActionType.ContinueAsNew, { input: z.unknown().optional() }),
  action(ActionType.CreateTimer, { fireAt: z.string(), isCanceled: z.boolean() }),
  action(ActionType.WaitForExternalEvent, { externalEventName: z.string() }),
  action(ActionType.CallEntity, entityOperation),
  action(ActionType.SignalEntity, entityOperation),
  action(ActionType.CallHttp, { httpRequest: DurableHttpRequest }),
  z.object({
    actionType: z.literal([ActionType.WhenAny, ActionType.WhenAll]),
    get compoundActions(): z.ZodArray<typeof Action> {
      return z.array(Action);
    },
  }),
  action(ActionType.LockEntities, { lockSet: z.array(EntityId).min(1), lockRequestId: z.string() }),
  action(ActionType.ReleaseEntities, {}),
]);
/** A request of the orchestrator function. */
export type Action = z.infer<typeof Action>;

const OrchestratorOutput = z.object({
  isDone: z.boolean(),
  /** One inner array that holds every action since the orchestration began (schema V2 and later). */
  actions: z.tuple([z.array(Action)]),
  output: z.unknown().optional(),
  error: z.string().optional(),
  customStatus: z.unknown().optional(),
});

/** The same actions with all their properties, in the library's order. */
const RawActions = z.object({ actions: z.tuple([z.array(z.unknown())]) });

/** The result of one execution of an orchestrator function. */
export interface OrchestratorOutput {
  isDone: boolean;
  /** The new actions, without the known ones. */
  actions: Action[];
  /** All actions, which are known the next time. */
  known: KnownActions;
  /** The known actions are not repeated, so `actions` are all there are. */
  startsAnew: boolean;
  output: unknown;
  /** The message of the error that it threw; undefined if there was none. */
  error: string | undefined;
  errorStack: string;
  customStatus: unknown;
}

/** An execution ended outside the library, so its actions are unknown. */
export class OrchestratorFault extends Error {
  override name = 'OrchestratorFault';
}

/** @throws OrchestratorFault if the value is not what durable-functions 3.5 returns */
export function readOutput(result: InvocationResult, known: KnownActions): OrchestratorOutput {
  const { json } = result.returnValue ?? {};
  if (json === undefined) throw new OrchestratorFault('Out of proc orchestrators must return a valid JSON schema');
  return parseState(json, '', known);
}

const STATE_LABEL = '\n\n$OutOfProcData$:';

/**
 * Reads the actions before an orchestrator threw: the library adds its state to the exception's message.
 *
 * @throws OrchestratorFault if there is no state, for example because the function timed out or does not use the
 * library
 */
export function readFailure(thrown: unknown, known: KnownActions): OrchestratorOutput {
  const message = messageOf(thrown);
  const label = message.indexOf(STATE_LABEL);
  if (label < 0) throw new OrchestratorFault(message, { cause: thrown });
  return parseState(
    message.slice(label + STATE_LABEL.length),
    thrown instanceof FunctionFailure ? thrown.remoteStack : '',
    known,
  );
}

/** The message of an error, as the app threw it. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof FunctionFailure) return thrown.remoteMessage;
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function parseState(json: string, errorStack: string, known: KnownActions): OrchestratorOutput {
  const rest = known.without(json);
  const raw: unknown = JSON.parse(rest ?? json);
  const parsed = OrchestratorOutput.safeParse(raw);
  if (!parsed.success) {
    throw new OrchestratorFault(`unexpected output of the orchestrator: ${z.prettifyError(parsed.error)}`);
  }
  const { isDone, actions, output, error, customStatus } = parsed.data;
  return {
    isDone,
    actions: actions[0],
    known: (rest === undefined ? new KnownActions() : known).with(RawActions.parse(raw).actions[0]),
    startsAnew: rest === undefined,
    output,
    error: error || undefined,
    errorStack,
    customStatus,
  };
}
