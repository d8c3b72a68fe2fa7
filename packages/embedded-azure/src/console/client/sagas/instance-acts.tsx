import { useState } from 'preact/hooks';
import type { InstanceAct } from '../../sagas/instance-act.ts';
import type { InstanceDetails } from '../../sagas/shown-instance.ts';
import { ActButton } from '../kit/act-button.tsx';
import { send } from '../kit/ask.ts';
import { ActCommands } from './act-commands.tsx';

/** What an operator can do to an instance in its present state. */
export function InstanceActs({ instance, done }: { instance: InstanceDetails; done: () => void }) {
  const { id, status, isFinished } = instance;
  const [reason, setReason] = useState('');
  const [event, setEvent] = useState('');
  const [data, setData] = useState('{}');
  const act = async (body: object, told: string) => {
    await send('POST', `/sagas/instances/${encodeURIComponent(id)}`, body);
    done();
    return told;
  };
  const restart = async () => {
    const started = await send<{ id: string }>('POST', `/sagas/instances/${encodeURIComponent(id)}`, {
      act: 'restart',
    });
    return `The instance ${started.id} has started; it is the first in the list.`;
  };
  const acts: InstanceAct[] = [
    ...(isFinished
      ? []
      : [
          { act: status === 'Suspended' ? ('resume' as const) : ('suspend' as const), reason },
          { act: 'terminate' as const, reason },
          { act: 'raise' as const, event, data },
        ]),
    ...(status === 'Failed' ? [{ act: 'rewind' as const, reason }] : []),
    { act: 'restart' },
    ...(isFinished ? [{ act: 'purge' as const }] : []),
  ];
  const withReason = (name: string, told: string) => () => act({ act: name, reason }, told);
  return (
    <section aria-label="Acts">
      <h3>Acts</h3>
      <div class="fields">
        <label>
          Reason
          <input value={reason} onInput={({ currentTarget }) => setReason(currentTarget.value)} />
        </label>
        {status === 'Suspended' ? (
          <ActButton isOver={isFinished} act={withReason('resume', 'Resumed.')}>
            Resume
          </ActButton>
        ) : (
          <ActButton
            isDisabled={isFinished}
            isOver={isFinished}
            act={withReason('suspend', 'It stops before its next step.')}
          >
            Suspend
          </ActButton>
        )}
        <ActButton
          isDisabled={isFinished}
          question={`Terminate ${id}? What it has done stays done: its own code, which could undo it, doesn’t run any more.`}
          act={withReason('terminate', 'Terminated.')}
        >
          Terminate
        </ActButton>
        <ActButton
          isDisabled={status !== 'Failed'}
          question={`Rewind ${id}? Its failed activities run again. If one of them had been retried, the instance fails again: Durable Functions can’t rewind retries.`}
          act={withReason('rewind', 'Its failed activities run again.')}
        >
          Rewind
        </ActButton>
        <ActButton
          question={`Start ${instance.name} with the same input as a new instance? Everything that ${id} has done is done again.`}
          act={restart}
        >
          Restart as new
        </ActButton>
        <ActButton
          isDisabled={!isFinished}
          question={`Purge ${id}? Its state and history are deleted.`}
          act={() => act({ act: 'purge' }, 'Purged.')}
        >
          Purge
        </ActButton>
      </div>
      <div class="fields">
        <label>
          Event to raise
          <input value={event} onInput={({ currentTarget }) => setEvent(currentTarget.value)} />
        </label>
        <label>
          Its data, as JSON
          <input class="mono" value={data} onInput={({ currentTarget }) => setData(currentTarget.value)} />
        </label>
        <ActButton
          isDisabled={isFinished || event === ''}
          act={() => act({ act: 'raise', event, data }, `${event} raised.`)}
        >
          Raise
        </ActButton>
      </div>
      <ActCommands instance={instance} acts={acts} />
      {isFinished ? <p class="dim">It has ended: it takes no events, and can’t be suspended or terminated.</p> : null}
    </section>
  );
}
