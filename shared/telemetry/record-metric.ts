import { type Counter, type Histogram, metrics as meters } from '@opentelemetry/api';
import { type Dimensions, metrics, type ObservedMetric, type RecordedMetric } from './metrics.ts';
import { SCOPE } from './run-in-span.ts';

type Instrument = { kind: 'counter'; counter: Counter } | { kind: 'histogram'; histogram: Histogram };
const instruments = new Map<RecordedMetric, Instrument>();

/** A metric without dimensions accepts none. One with dimensions requires exactly those. */
type Given<N extends RecordedMetric> = keyof Dimensions<N> extends never ? [] : [dimensions: Dimensions<N>];

/** Adds to a counter, or records a measured value. Does nothing while telemetry is off. */
export function recordMetric<N extends RecordedMetric>(name: N, value: number, ...[dimensions]: Given<N>): void {
  const instrument = instruments.get(name) ?? create(name);
  if (instrument.kind === 'counter') instrument.counter.add(value, dimensions);
  else instrument.histogram.record(value, dimensions);
}

/** Makes a gauge call `read` whenever metrics are sent. */
export function observeMetric<N extends ObservedMetric>(name: N, dimensions: Dimensions<N>, read: () => number): void {
  const gauge = meters.getMeter(SCOPE).createObservableGauge(name, { unit: metrics[name].unit });
  gauge.addCallback((result) => result.observe(read(), dimensions));
}

function create(name: RecordedMetric): Instrument {
  const { instrument, unit } = metrics[name];
  const meter = meters.getMeter(SCOPE);
  const created: Instrument =
    instrument === 'counter'
      ? { kind: 'counter', counter: meter.createCounter(name, { unit }) }
      : { kind: 'histogram', histogram: meter.createHistogram(name, { unit }) };
  instruments.set(name, created);
  return created;
}
