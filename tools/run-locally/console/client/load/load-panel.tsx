import { ActButton } from '@partner-orders/embedded-azure/console-client/kit/act-button.tsx';
import { send } from '@partner-orders/embedded-azure/console-client/kit/ask.ts';
import { Badge } from '@partner-orders/embedded-azure/console-client/kit/badge.tsx';
import { Command } from '@partner-orders/embedded-azure/console-client/kit/command.tsx';
import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { useEvents } from '@partner-orders/embedded-azure/console-client/kit/use-events.ts';
import type { Panel } from '@partner-orders/embedded-azure/console-client/panel.ts';
import { useState } from 'preact/hooks';
import type { LoadEvent, LoadState, ShownSample } from '../../load/load-state.ts';
import { LagChart } from './lag-chart.tsx';
import { LoadCharts } from './load-charts.tsx';
import { LoadForm } from './load-form.tsx';
import { LoadTotals } from './load-totals.tsx';

export const loadPanel: Panel = {
  path: 'load',
  name: 'Load',
  group: 'Tools',
  about: 'Orders at a steady rate, whether or not earlier ones are answered, and what the system makes of them.',
  view: LoadView,
};

interface Shown {
  state?: LoadState;
  samples: readonly ShownSample[];
}

function LoadView() {
  const [{ state, samples }, setShown] = useState<Shown>({ samples: [] });
  const { fault } = useEvents<LoadEvent>('/load/events', (event) =>
    setShown((last) => {
      if ('sample' in event) return { ...last, samples: [...last.samples, event.sample] };
      return { state: event.state, samples: 'past' in event ? event.past : last.samples };
    }),
  );
  if (state === undefined) return <Fault message={fault} />;
  const { run } = state;
  const last = samples.at(-1);
  const stop = async () => {
    await send('POST', '/load/stop');
    return 'No more orders are placed; those in progress are followed to their end, for a minute at most.';
  };
  return (
    <>
      <Fault message={fault ?? run?.fault} />
      {run?.isRunning ? null : <LoadForm state={state} />}
      {run === undefined ? (
        <p class="empty">Nothing has run yet. Choose a rate and a mix, and start.</p>
      ) : (
        <>
          <h2>
            {run.choice.perSecond} orders a second for {run.choice.minutes} min{' '}
            {run.isRunning ? (
              <Badge text={last?.state === 'draining' ? 'waiting for the last orders' : 'running'} tone="busy" />
            ) : (
              <Badge text="ended" />
            )}
          </h2>
          {run.isRunning ? <ActButton act={stop}>Stop</ActButton> : null}
          <Command line={run.command} />
          {last === undefined ? <p class="empty">It begins …</p> : <LoadTotals last={last} />}
          <LoadCharts samples={samples} />
          {state.hasMonitor ? (
            <>
              <h3>As the app measures it</h3>
              <div class="grid" key={run.startedAt}>
                <LagChart title="Outbox lag: from a change to the broker (s)" metric="outbox.lag" run={run} />
                <LagChart title="Feed lag: from an event to the partner’s feed (s)" metric="feed.lag" run={run} />
              </div>
            </>
          ) : null}
        </>
      )}
    </>
  );
}
