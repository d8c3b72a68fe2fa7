import { z } from 'zod';

const texts = z.record(z.string(), z.string()).nullish();
const common = { properties: texts, measurements: z.record(z.string(), z.number()).nullish() };
const timed = { duration: z.string(), success: z.boolean().nullish(), id: z.string() };

const RequestData = z.object({
  ...common,
  ...timed,
  name: z.string().nullish(),
  responseCode: z.string(),
  url: z.string().nullish(),
  source: z.string().nullish(),
});
const RemoteDependencyData = z.object({
  ...common,
  ...timed,
  id: z.string().nullish(),
  name: z.string(),
  resultCode: z.string().nullish(),
  data: z.string().nullish(),
  type: z.string().nullish(),
  target: z.string().nullish(),
});
const MessageData = z.object({ ...common, message: z.string(), severityLevel: z.string().nullish() });
const ExceptionData = z.object({
  ...common,
  exceptions: z
    .array(z.object({ typeName: z.string().nullish(), message: z.string(), stack: z.string().nullish() }))
    .min(1),
  severityLevel: z.string().nullish(),
  problemId: z.string().nullish(),
});
const MetricData = z.object({
  ...common,
  metrics: z
    .array(
      z.object({
        name: z.string(),
        value: z.number(),
        count: z.number().nullish(),
        min: z.number().nullish(),
        max: z.number().nullish(),
      }),
    )
    .length(1),
});
const EventData = z.object({ ...common, name: z.string() });
const AvailabilityData = z.object({
  ...common,
  ...timed,
  name: z.string(),
  success: z.boolean(),
  runLocation: z.string().nullish(),
  message: z.string().nullish(),
});

const data = <T extends string, S extends z.ZodType>(baseType: T, baseData: S) =>
  z.object({ baseType: z.literal(baseType), baseData });

/**
 * One item of telemetry as Application Insights' ingestion accepts it ("Breeze", version 2): the schema of the SDKs,
 * reduced to what the tables of Log Analytics keep.
 */
export const Envelope = z.object({
  time: z.iso.datetime({ offset: true }),
  iKey: z.string(),
  sampleRate: z.number().positive().max(100).nullish(),
  tags: texts,
  data: z.discriminatedUnion('baseType', [
    data('RequestData', RequestData),
    data('RemoteDependencyData', RemoteDependencyData),
    data('MessageData', MessageData),
    data('ExceptionData', ExceptionData),
    data('MetricData', MetricData),
    data('EventData', EventData),
    data('AvailabilityData', AvailabilityData),
  ]),
});
export type Envelope = z.infer<typeof Envelope>;
