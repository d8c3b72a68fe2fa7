/** A port for each server of Azure; 0 takes a free one. */
export interface AzurePorts {
  host: number;
  cosmos: number;
  serviceBus: number;
  identity: number;
  blob: number;
  queue: number;
  table: number;
  gateway: number;
  keyVault: number;
  /** The page and the queries of the monitor, and where exporters send. */
  monitor: number;
  ingestion: number;
}
