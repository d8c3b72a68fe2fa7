import { app } from '@azure/functions';
import { SERVICE_BUS_CONNECTION } from '../../shared/config.ts';
import { topic } from '../../shared/topic.ts';
import type { SagaBinding } from '../sagas/saga-binding.ts';
import { consume } from './consume.ts';
import type { ConsumerPorts } from './consumer.ts';
import { type BusPorts, consumers } from './consumers.ts';

type Ports = Omit<BusPorts, 'sagas'> & Omit<ConsumerPorts, 'patience'> & { sagaBinding: SagaBinding };

/**
 * Registers one function per consumer. Every function gets access to sagas, so a new consumer needs no special case.
 */
export function registerConsumers(ports: Ports, patience: ConsumerPorts['patience']): void {
  for (const { name, subscription, reads, run } of consumers) {
    app.serviceBusTopic(name, {
      connection: SERVICE_BUS_CONNECTION,
      topicName: topic.name,
      subscriptionName: topic.subscriptions[subscription],
      extraInputs: [ports.sagaBinding.input],
      handler(body, invocation) {
        const sagas = ports.sagaBinding.bindSagas(invocation);
        const work = (event: unknown) => run(event, { ...ports, sagas });
        const delivery = { body, metadata: invocation.triggerMetadata, console: invocation };
        return consume({ name, subscription, reads, work }, delivery, { ...ports, patience });
      },
    });
  }
}
