import type { Receiver, Session } from 'rhea';
import frames from 'rhea/lib/frames.js';
import { type PendingDisposition, type SessionInternals, sessionInternals } from './rhea-internals.ts';

/** Bytes. The limit of Azure's standard tier and of the official emulator. */
export const MAX_MESSAGE_SIZE = 262_144;
/** An unused message-format. rhea decodes only format 0 and passes on the bytes of any other. */
const UNDECODED_FORMAT = 0x0fff_ffff;
const undecodedLinks = new WeakSet<object>();

/** Messages of this link are passed on as bytes. Other formats, such as a batch, already are. */
export function receiveUndecoded(receiver: Receiver): void {
  undecodedLinks.add(receiver);
}

/** Works around rhea's limitations for a broker, only in this session. */
export function patchSession(session: Session): void {
  const internals = sessionInternals(session);
  boundDeliveries(internals);
  skipDecoding(internals);
  keepOutcomesApart(internals);
  boundDispositions(internals);
}

/**
 * rhea keeps the parts of a delivery until the last has come. What exceeds the limit is dropped here; the one byte above
 * it shows that the message is too large.
 */
function boundDeliveries(session: SessionInternals): void {
  const onTransfer = session.on_transfer.bind(session);
  session.on_transfer = (frame) => {
    const parts = session._get_link(frame)._incomplete?.frames;
    if (parts !== undefined && frame.payload !== undefined) {
      const size = parts.reduce((sum, part) => sum + (part?.length ?? 0), 0);
      const room = MAX_MESSAGE_SIZE + 1 - size;
      if (room < frame.payload.length) frame.payload = room > 0 ? frame.payload.subarray(0, room) : undefined;
    }
    onTransfer(frame);
  };
}

/** A disposition names a range of deliveries, and rhea visits each number in it, even four billion. */
function boundDispositions(session: SessionInternals): void {
  const onDisposition = session.on_disposition.bind(session);
  session.on_disposition = (frame) => {
    const { performative } = frame;
    const { deliveries } = performative.role ? session.outgoing : session.incoming;
    const head = deliveries.get_head();
    if (head === undefined) return;
    const last = Math.min(performative.last || performative.first, head.id + deliveries.size - 1);
    performative.first = Math.max(performative.first, head.id);
    performative.last = last;
    if (performative.first <= last) onDisposition(frame);
  };
}

/** Decoding and re-encoding a message loses AMQP types (and time), so data links must get the bytes. */
function skipDecoding(session: SessionInternals): void {
  const onTransfer = session.on_transfer.bind(session);
  session.on_transfer = (frame) => {
    const link = session._get_link(frame);
    // Only the first frame of a delivery has the format.
    const isFirstFrame = link._incomplete === undefined;
    if (isFirstFrame && undecodedLinks.has(link) && !frame.performative.message_format) {
      frame.performative.message_format = UNDECODED_FORMAT;
    }
    onTransfer(frame);
  };
}

/**
 * rhea merges deliveries that were settled in one turn into one disposition frame, without comparing the first two. If
 * their outcomes differ, the second gets the outcome of the first. So pending deliveries are written whenever the
 * outcome changes. (The client has the same fault; there only the app can avoid it.)
 */
function keepOutcomesApart(session: SessionInternals): void {
  const { outgoing, incoming } = session;
  const updateOutgoing = outgoing.update.bind(outgoing);
  outgoing.update = (delivery, settled, state) => {
    if (outgoing.pending_dispositions.length > 0 && outgoing.pending_dispositions.at(-1)?.state !== state) {
      const pending = outgoing.pending_dispositions;
      outgoing.pending_dispositions = [];
      writeDispositions(session, pending);
    }
    updateOutgoing(delivery, settled, state);
  };
  const updateIncoming = incoming.update.bind(incoming);
  incoming.update = (delivery, settled, state) => {
    if (incoming.updated.length > 0 && incoming.updated.at(-1)?.state !== state) {
      const pending = incoming.updated;
      incoming.updated = [];
      writeDispositions(session, pending);
    }
    updateIncoming(delivery, settled, state);
  };
}

/** One frame for each run of adjacent ids; all have the same outcome. */
function writeDispositions(session: SessionInternals, deliveries: readonly PendingDisposition[]): void {
  let first: PendingDisposition | undefined;
  let last: PendingDisposition | undefined;
  const write = () => {
    if (first === undefined || last === undefined) return;
    const { state, settled } = first;
    session.output(
      frames.disposition({ role: first.link.is_receiver(), first: first.id, last: last.id, state, settled }),
    );
  };
  for (const delivery of deliveries) {
    const continues = last !== undefined && delivery.id === last.id + 1 && delivery.settled === last.settled;
    if (!continues) {
      write();
      first = delivery;
    }
    last = delivery;
  }
  write();
}
