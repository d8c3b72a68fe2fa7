import type { AzurePorts } from '@partner-orders/embedded-azure/azure-ports';

/** A port for each server; 0 chooses a free one. */
export interface StackPorts extends AzurePorts {
  payments: number;
  carrier: number;
  /** Where the page of the API documentation gets a token. */
  signIn: number;
  /** The console's page. */
  console: number;
}

export const FREE_PORTS: StackPorts = {
  host: 0,
  cosmos: 0,
  serviceBus: 0,
  identity: 0,
  payments: 0,
  carrier: 0,
  signIn: 0,
  blob: 0,
  queue: 0,
  table: 0,
  gateway: 0,
  keyVault: 0,
  monitor: 0,
  ingestion: 0,
  email: 0,
  files: 0,
  console: 0,
};

/** The defaults of the official tools. */
export const DEFAULT_PORTS: StackPorts = {
  host: 7071,
  cosmos: 8081,
  serviceBus: 5672,
  identity: 7075,
  payments: 7076,
  carrier: 7077,
  blob: 10_000,
  queue: 10_001,
  table: 10_002,
  gateway: 8000,
  keyVault: 7078,
  signIn: 7079,
  monitor: 7080,
  ingestion: 7081,
  email: 7082,
  files: 7083,
  console: 7084,
};

/** Consecutive ports from `base` for all servers. */
export function portsFrom(base: number): StackPorts {
  return {
    host: base,
    cosmos: base + 1,
    serviceBus: base + 2,
    gateway: base + 3,
    identity: base + 4,
    payments: base + 5,
    carrier: base + 6,
    keyVault: base + 7,
    monitor: base + 8,
    ingestion: base + 9,
    blob: base + 10,
    queue: base + 11,
    table: base + 12,
    signIn: base + 14,
    email: base + 15,
    files: base + 16,
    console: base + 17,
  };
}

/** The port of the debugger: base + 13, or Node's default. */
export const inspectPort = (base: number | undefined) => (base === undefined ? 9_229 : base + 13);
