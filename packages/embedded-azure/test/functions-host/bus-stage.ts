import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceBusClient, type ServiceBusMessage, type ServiceBusReceivedMessage } from '@azure/service-bus';
import { type ServiceBus, startServiceBus } from '../../src/service-bus/start-service-bus.ts';

export const queue = (Name: string, Properties: object = {}) => ({ Name, Properties });

/** An embedded broker in memory, and a client of it. */
export class BusStage {
  readonly bus: ServiceBus;
  readonly client: ServiceBusClient;

  private constructor(bus: ServiceBus) {
    this.bus = bus;
    this.client = new ServiceBusClient(bus.connectionString);
  }

  static async open(entities: { Queues?: object[]; Topics?: object[] }): Promise<BusStage> {
    const directory = mkdtempSync(join(tmpdir(), 'bus-stage-'));
    const Namespaces = [{ Name: 'sbemulatorns', Queues: [], Topics: [], ...entities }];
    const file = join(directory, 'entities.json');
    writeFileSync(file, JSON.stringify({ UserConfig: { Namespaces, Logging: { Type: 'File' } } }));
    const bus = await startServiceBus({ entities: file, stateFile: ':memory:', strict: false });
    rmSync(directory, { recursive: true });
    return new BusStage(bus);
  }

  async send(entity: string, ...messages: ServiceBusMessage[]): Promise<void> {
    const sender = this.client.createSender(entity);
    await sender.sendMessages(messages);
    await sender.close();
  }

  /** Receives this many messages from a queue. */
  async take(queueName: string, count: number): Promise<ServiceBusReceivedMessage[]> {
    const receiver = this.client.createReceiver(queueName, {
      receiveMode: 'receiveAndDelete',
      skipParsingBodyAsJson: true,
    });
    const taken: ServiceBusReceivedMessage[] = [];
    while (taken.length < count) {
      const more = await receiver.receiveMessages(count - taken.length, { maxWaitTimeInMs: 5000 });
      if (more.length === 0) throw new Error(`only ${taken.length} of ${count} messages came`);
      taken.push(...more);
    }
    await receiver.close();
    return taken;
  }

  async close(): Promise<void> {
    await this.client.close();
    await this.bus.close();
  }
}
