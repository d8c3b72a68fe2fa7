import { startServiceBus } from '../../src/service-bus/start-service-bus.ts';

/** A service in a separate process, so that a spec can kill it. Arguments: entities file, state file, port. */
const [, , entities = '', stateFile = '', port = '0'] = process.argv;
const bus = await startServiceBus({ entities, stateFile, port: Number(port), managementPort: 0, strict: false });
process.stdout.write(
  `${JSON.stringify({ port: bus.port, connectionString: bus.connectionString, managementUrl: bus.managementUrl })}\n`,
);
