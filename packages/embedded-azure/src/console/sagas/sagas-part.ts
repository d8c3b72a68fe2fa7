import { z } from 'zod';
import { ConsoleFault } from '../console-fault.ts';
import type { ConsolePart } from '../console-part.ts';
import { jsonOf } from '../json-of.ts';
import { controlInstance } from './control-instance.ts';
import { DurableApi, type DurableApiOptions, refusalOf } from './durable-api.ts';
import { InstanceAct } from './instance-act.ts';
import { InstanceFilter, InstanceStatus, listInstances, toShown } from './list-instances.ts';
import type { InstanceDetails, ShownEntity } from './shown-instance.ts';
import { tellHistory } from './tell-history.ts';

export interface SagasOptions extends DurableApiOptions {
  taskHub: string;
}

const MOST_ENTITIES = 100;
const UNFINISHED = ['Pending', 'Running', 'Suspended'];

/** The instances of Durable Functions, by the management API of the Functions host. */
export function sagasPart({ taskHub, ...options }: SagasOptions): ConsolePart {
  const api = new DurableApi(options);
  return {
    name: 'sagas',
    routes: [
      {
        method: 'GET',
        path: '/api/sagas',
        handle: async ({ query }) => {
          const filter = InstanceFilter.parse(Object.fromEntries(query));
          return { status: 200, body: await listInstances(api, filter, taskHub) };
        },
      },
      {
        method: 'GET',
        path: '/api/sagas/entities',
        handle: async () => ({ status: 200, body: await listEntities(api) }),
      },
      {
        method: 'GET',
        path: '/api/sagas/instances/{id}',
        handle: async ({ parameters: { id = '' } }) => ({ status: 200, body: await readInstance(api, id) }),
      },
      {
        method: 'POST',
        path: '/api/sagas/instances/{id}',
        handle: async ({ parameters: { id = '' }, body }) => ({
          status: 200,
          body: await controlInstance(api, id, InstanceAct.parse(jsonOf({ body }))),
        }),
      },
    ],
  };
}

async function readInstance(api: DurableApi, id: string): Promise<InstanceDetails> {
  const path = `instances/${encodeURIComponent(id)}?showHistory=true&showHistoryOutput=true`;
  const answer = await api.call('GET', path);
  if (answer.status === 404) throw new ConsoleFault(404, `There is no instance ${id}.`);
  if (answer.status > 202) throw new ConsoleFault(502, refusalOf(answer));
  const status = InstanceStatus.parse(answer.body);
  return {
    ...toShown(status),
    input: status.input,
    output: status.output,
    isFinished: !UNFINISHED.includes(status.runtimeStatus),
    history: tellHistory(status.historyEvents ?? []),
    raw: answer.body,
    commands: {
      show: api.commandOf('GET', path),
      key: api.keyCommand,
    },
    apiUrl: api.url,
  };
}

const Entity = z.object({
  entityId: z.object({ name: z.string(), key: z.string() }),
  lastOperationTime: z.string(),
  state: z.unknown().optional(),
});

async function listEntities(api: DurableApi): Promise<ShownEntity[]> {
  const answer = await api.call('GET', `entities?fetchState=true&top=${MOST_ENTITIES}`);
  if (answer.status !== 200) throw new ConsoleFault(502, refusalOf(answer));
  return z
    .array(Entity)
    .parse(answer.body)
    .map(({ entityId, lastOperationTime, state }) => ({ ...entityId, lastOperationAt: lastOperationTime, state }));
}
