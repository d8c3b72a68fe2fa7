import { Moment } from '@partner-orders/embedded-azure/console-client/kit/moment.tsx';
import type { StoryEntry } from '../../../../operator/story/story.ts';

/** What happened, the oldest first: events, and what operators did. */
export function StoryTimeline({ entries }: { entries: readonly StoryEntry[] }) {
  return (
    <section class="card" aria-labelledby="timeline-heading">
      <h2 id="timeline-heading">Events</h2>
      <ol class="entries">
        {entries.map((entry, n) => (
          // Entries are only added, so their places are their identity.
          <li key={`${n} ${entry.what}`} class={`${entry.kind}${entry.isTrouble ? ' trouble' : ''}`}>
            <span class="at dim">
              <Moment at={entry.at} />
            </span>
            <span>
              <strong>
                {entry.sequence === undefined ? '' : `${entry.sequence}. `}
                {entry.what}
              </strong>
              {entry.by === '' ? null : <span class="dim"> by {entry.by}</span>}
              {entry.detail === '' ? null : <div class="detail">{entry.detail}</div>}
              {entry.until === undefined ? null : (
                <div class="detail">
                  until <Moment at={entry.until} />
                </div>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
