import { FaultTable } from '@partner-orders/embedded-azure/console-client/faults/fault-table.tsx';
import { Moment } from '@partner-orders/embedded-azure/console-client/kit/moment.tsx';
import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { Told } from '@partner-orders/embedded-azure/console-client/kit/told.tsx';
import { useAnswer } from '@partner-orders/embedded-azure/console-client/kit/use-answer.ts';
import { useId, useState } from 'preact/hooks';
import type { Story, StoryTrouble } from '../../../../operator/story/story.ts';
import type { OfferedAct, ShownStory } from '../../orders/shown-orders.ts';
import { moneyText } from './money-text.ts';
import { OperatorAct } from './operator-act.tsx';
import { OrderStatus } from './order-status.tsx';
import { PartnerActs } from './partner-acts.tsx';
import { SagaDrawing } from './saga-drawing.tsx';
import { StoryRecords } from './story-records.tsx';
import { StoryTimeline } from './story-timeline.tsx';
import { StoryTrace } from './story-trace.tsx';

const LIVE_MS = 1_000;
const SETTLED_MS = 5_000;

/** One order's whole story, live, with what can be done about it. */
export function StoryView({ orderId }: { orderId: string }) {
  const [everyMs, setEveryMs] = useState(LIVE_MS);
  const { value: shown, fault, again } = useAnswer<ShownStory>(`/orders/${encodeURIComponent(orderId)}`, everyMs);
  const wanted = shown?.isLive === false ? SETTLED_MS : LIVE_MS;
  if (wanted !== everyMs) setEveryMs(wanted);
  if (shown === undefined)
    return (
      <>
        <Fault message={fault} />
        <AllOrders />
      </>
    );
  const { story, acts } = shown;
  const rescue = acts.find(({ isRescue }) => isRescue);
  return (
    <div class="story">
      <AllOrders />
      <Fault message={fault} />
      <Head story={story} />
      {story.troubles.map((trouble) => (
        <Trouble key={trouble.what} trouble={trouble} acts={acts} orderId={orderId} onDone={again} />
      ))}
      {shown.faults.length === 0 ? null : (
        <section class="card trouble late" aria-labelledby="faults-heading">
          <h2 id="faults-heading">Faults that were switched on for this order</h2>
          <FaultTable caption="Faults of this order" faults={shown.faults} empty="None." onDone={again} />
        </section>
      )}
      <p class="next">
        <strong>Next:</strong> {story.next.what}
        {story.next.at === undefined ? null : (
          <>
            , <Moment at={story.next.at} />
          </>
        )}
      </p>
      <SagaDrawing story={story} attempts={shown.attempts} />
      <div class="halves">
        <StoryTimeline entries={story.timeline} />
        <div>
          <PartnerActs shown={shown} onDone={again} />
          {rescue === undefined ? null : <Rescue act={rescue} orderId={orderId} onDone={again} />}
        </div>
      </div>
      {story.order.traceId === undefined ? null : <StoryTrace traceId={story.order.traceId} everyMs={everyMs * 2} />}
      <h2>Records</h2>
      <StoryRecords shown={shown} />
      {story.leftOut.map(({ part, why, role }) => (
        <p key={part} class="notice warn">
          Left out: {part}: {why}
          {role === undefined ? '' : ` (in Azure it takes the role ${role})`}
        </p>
      ))}
    </div>
  );
}

function Head({ story: { order, saga, hold } }: { story: Story }) {
  const { id, partnerId, status, means, isDelayed, total, units, reference, createdAt, updatedAt, erasedAt, version } =
    order;
  const isHeld = hold?.state === 'held' && saga?.status !== 'completed';
  return (
    <section class="head" aria-labelledby="order-heading">
      <h2 id="order-heading">
        <span class="mono">{id}</span>{' '}
        <OrderStatus
          status={status}
          marks={[saga?.status === 'stuck' && 'stuck', isDelayed && 'delayed', isHeld && 'on hold']}
        />
      </h2>
      <p class="facts">
        {total === undefined ? null : <strong class="total">{moneyText(total)}</strong>}
        <span>{partnerId}</span>
        {units === undefined ? null : <span>{units === 1 ? '1 unit' : `${units} units`}</span>}
        {reference === undefined ? null : <span>{reference}</span>}
        {createdAt === undefined ? null : (
          <span>
            placed <Moment at={createdAt} withDate />
          </span>
        )}
        {updatedAt === undefined ? null : (
          <span>
            changed <Moment at={updatedAt} />, version {version}
          </span>
        )}
        {erasedAt === undefined ? null : (
          <span>
            data of its people erased at <Moment at={erasedAt} withDate />
          </span>
        )}
      </p>
      {means === undefined ? null : <p class="dim">{means}</p>}
      {order.failure === undefined ? null : (
        <p class="notice bad">
          Failed at {order.failure.step}: {order.failure.code}: {order.failure.message}
        </p>
      )}
      <p class="links">
        <a href={`/traces?order=${id}`}>All traces</a>
        <a href={`/logs?order=${id}`}>Logs</a>
        <a href={`/documents/orders/${id}`}>Documents</a>
      </p>
    </section>
  );
}

const heads: Record<StoryTrouble['kind'], string> = { stuck: 'A person has to act', late: 'Late', partner: 'Note' };

interface TroubleProps {
  trouble: StoryTrouble;
  acts: readonly OfferedAct[];
  orderId: string;
  onDone: () => void;
}

function Trouble({ trouble, acts, orderId, onDone }: TroubleProps) {
  const { kind, what, at, why, commands } = trouble;
  const id = useId();
  return (
    <section class={`card trouble ${kind}`} aria-labelledby={id}>
      <h3 id={id}>
        {heads[kind]}: <Told text={what} />
        {at === undefined ? null : (
          <>
            , <Moment at={at} />
          </>
        )}
      </h3>
      {why === undefined ? null : (
        <p>
          <Told text={why} />
        </p>
      )}
      {commands.map((line) => {
        const act = acts.find(({ toldAs }) => toldAs === line);
        if (act === undefined) return <code key={line}>{line}</code>;
        return <OperatorAct key={line} act={act} orderId={orderId} onDone={onDone} />;
      })}
    </section>
  );
}

const AllOrders = () => (
  <p>
    <a href="/orders">All orders</a>
  </p>
);

/** Closed at first: a new saga beside one that still runs does harm. */
function Rescue({ act, orderId, onDone }: { act: OfferedAct; orderId: string; onDone: () => void }) {
  return (
    <section class="card" aria-labelledby="operator-acts">
      <h2 id="operator-acts">As the operator</h2>
      <details>
        <summary>If its saga has died</summary>
        <p class="dim">
          Nothing says that it has: this page asks for a person when one is needed. A new saga is for an order whose
          instance is gone, for example with its task hub. The command refuses while the order has changed in the last
          five minutes, because its saga may still run.
        </p>
        <OperatorAct act={act} orderId={orderId} onDone={onDone} />
      </details>
    </section>
  );
}
