import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Value = z.number().positive();
const Measured = z.strictObject({ value: Value, date: z.iso.date(), how: z.string() });
const Limit = z.strictObject({ value: Value, source: z.string() });
const Assumed = z.strictObject({ value: Value, why: z.string() });

export const ServiceTimes = z.strictObject({
  measured: z.strictObject({
    cpuPerOrderMs: Measured,
    cpuPerRequestMs: Measured,
    cpuPerWebhookMs: Measured,
    webhooksPerInstance: Measured,
  }),
  limits: z.strictObject({
    unitsPerPartition: Limit,
    bytesPerPartition: Limit,
    stockHistoryDays: Limit,
    busCredits: Limit,
    responsesPerSagaPartition: Limit,
    sagaPartitions: Limit,
    storageRequests: Limit,
    instances: Limit,
    gatewayUnits: Limit,
  }),
  assumed: z.strictObject({
    partitionUse: Assumed,
    cpuUse: Assumed,
    linesPerOrder: Assumed,
    indexOverhead: Assumed,
    pollsPerOrder: Assumed,
    webhookShare: Assumed,
    messagesPerUnit: Assumed,
    gatewayRequestsPerUnit: Assumed,
    storageOperationsPerOrder: Assumed,
  }),
});
export type ServiceTimes = z.infer<typeof ServiceTimes>;

export const serviceTimes = (): ServiceTimes =>
  ServiceTimes.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'service-times.json'), 'utf8')));
