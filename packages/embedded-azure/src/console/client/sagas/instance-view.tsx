import type { InstanceDetails } from '../../sagas/shown-instance.ts';
import { JsonView } from '../kit/json-view.tsx';
import { Moment } from '../kit/moment.tsx';
import { Fault } from '../kit/notice.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { InstanceActs } from './instance-acts.tsx';
import { StatusBadge } from './status-badge.tsx';
import { Timeline } from './timeline.tsx';

/** One instance, followed while it runs. */
export function InstanceView({ id }: { id: string }) {
  const {
    value: instance,
    fault,
    again,
  } = useAnswer<InstanceDetails>(`/sagas/instances/${encodeURIComponent(id)}`, 1_000);
  return (
    <>
      <p>
        <a href="/sagas">All instances</a>
      </p>
      <Fault message={fault} />
      {instance === undefined ? null : (
        <article>
          <h2>
            <span class="mono">{instance.id}</span> <StatusBadge status={instance.status} />
          </h2>
          <p class="dim">
            {instance.name}, created <Moment at={instance.createdAt} />, last change <Moment at={instance.updatedAt} />
          </p>
          <div class="grid">
            <Value name="Input" value={instance.input} />
            <Value name="Output" value={instance.output} />
            <Value name="Custom status" value={instance.customStatus} />
          </div>
          <InstanceActs instance={instance} done={again} />
          <h3>History</h3>
          <Timeline entries={instance.history} />
          <details>
            <summary>The answer as it is</summary>
            <JsonView label="The API’s answer" value={instance.raw} />
          </details>
        </article>
      )}
    </>
  );
}

function Value({ name, value }: { name: string; value: unknown }) {
  if (value === null || value === undefined || value === '') return null;
  return (
    <div>
      <h3>{name}</h3>
      <JsonView label={name} value={value} />
    </div>
  );
}
