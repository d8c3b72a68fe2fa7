import type { PartnerId } from '../../shared/domain/ids.ts';
import { createEventStream, type EventStreamOptions } from './create-event-stream.ts';
import type { HttpContext } from './http-context.ts';

/** By then one of the partner's other streams has probably ended. */
const RETRY_AFTER_S = 10;

/** What a stream sends, and how it lets go of its source. */
type Source = Pick<EventStreamOptions, 'next' | 'idOf'> & { leave(): void };

/**
 * Answers with a stream of events in one of the partner's places, which is free again however the stream ends.
 *
 * @param follow opens the source
 *
 * @throws Problem too_many_streams, service_unavailable, and what `follow` throws
 */
export async function openEventStream(
  partnerId: PartnerId,
  follow: () => Promise<Source>,
  { openStreams, settings }: Pick<HttpContext, 'openStreams' | 'settings'>,
) {
  const close = openStreams.open(partnerId, RETRY_AFTER_S);
  try {
    const { leave, ...source } = await follow();
    const onEnd = () => {
      leave();
      close();
    };
    const stream = createEventStream({ ...source, onEnd, ...settings.streams });
    return { status: 200, stream, mediaType: 'text/event-stream' };
  } catch (error) {
    close();
    throw error;
  }
}
