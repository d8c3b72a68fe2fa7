/** A port for each server of Azure; 0 chooses a free one. */
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
  /** The monitor: its page, its queries, and the endpoint of exporters. */
  monitor: number;
  ingestion: number;
  /** Email of Communication Services, and its page of accepted mails. */
  email: number;
  /** The storage account of files that partners reach by links. */
  files: number;
}
