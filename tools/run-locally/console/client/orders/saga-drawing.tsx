import { Badge, type Tone } from '@partner-orders/embedded-azure/console-client/kit/badge.tsx';
import { duration, Moment } from '@partner-orders/embedded-azure/console-client/kit/moment.tsx';
import type { StepState, StoryUndo, UndoState } from '../../../../operator/story/story.ts';
import { layOutSaga, type SagaRow, type Span } from '../../orders/lay-out-saga.ts';
import type { Attempt, ShownStory } from '../../orders/shown-orders.ts';
import { AttemptsLine } from './attempts-line.tsx';
import { StepIcon } from './step-icon.tsx';

const stepWords: Record<StepState, [word: string, tone: Tone]> = {
  done: ['done', 'good'],
  running: ['running', 'busy'],
  waiting: ['waiting', 'warn'],
  stuck: ['stuck', 'bad'],
  failed: ['failed', 'bad'],
  to_come: ['to come', 'plain'],
  not_done: ['not done', 'plain'],
};
const undoWords: Record<UndoState, [word: string, tone: Tone]> = {
  done: ['undone', 'warn'],
  running: ['undoing', 'busy'],
  failing: ['undo fails', 'bad'],
  stuck: ['undo stuck', 'bad'],
  to_come: ['to undo', 'plain'],
};

/** The saga as a way down its steps, each with its time on one axis, and the way back that undid them. */
export function SagaDrawing({ story, attempts }: Pick<ShownStory, 'story' | 'attempts'>) {
  const layout = layOutSaga(story, attempts);
  if (layout === undefined || story.saga === undefined) return null;
  const { status, instance, version, restarts } = story.saga;
  return (
    <section class="card saga" aria-labelledby="saga-heading">
      <h2 id="saga-heading">
        Saga <Badge text={status} tone={toneOf(status)} />
      </h2>
      <p class="dim">
        <a href={`/sagas/${encodeURIComponent(instance)}`} class="mono">
          {instance}
        </a>
        {version === undefined ? '' : `, version ${version}`}
        {restarts > 0 ? `, started again ${restarts} times by the app` : ''}
      </p>
      <ol>
        {layout.rows.map((row, n) => (
          <Row key={row.step.name} row={row} ticks={layout.ticks} isLast={n === layout.rows.length - 1} />
        ))}
      </ol>
      <div class="axis" aria-hidden="true">
        <div class="ticks">
          {layout.ticks.filter(hasRoom).map(({ at, ms, text }) => (
            <span key={ms} style={{ left: percent(at) }} class={at > LATE ? 'late' : undefined}>
              {text}
            </span>
          ))}
        </div>
      </div>
    </section>
  );
}

/** A late label stands before its line, and would meet that of the line before. */
const LATE = 0.9;
const ROOM = 0.25;
const hasRoom = ({ at }: { at: number }, n: number) => at <= LATE || at / n >= ROOM;

function Row({ row, ticks, isLast }: { row: SagaRow; ticks: { at: number; ms: number }[]; isLast: boolean }) {
  const { step, bar, waits, gaps, undo, undos, attempts, back } = row;
  const [word, tone] = stepWords[step.state];
  return (
    <li class={`step ${step.state}${isLast ? ' last' : ''}`}>
      <div class={`rail${back === undefined ? '' : ` back-${back}`}`} aria-hidden="true">
        <StepIcon state={step.state} />
      </div>
      <div class="what">
        <strong>{sentence(step.does)}</strong> <Badge text={word} tone={tone} />
        <div class="dim">
          <code>{step.name}</code> {step.at === undefined ? null : <Moment at={step.at} />}
        </div>
        {step.because === undefined ? null : (
          <div class={step.state === 'failed' ? 'why bad' : 'why'}>{step.because}</div>
        )}
        {step.until === undefined ? null : (
          <div class="why">
            until <Moment at={step.until} />
          </div>
        )}
        {step.state === 'waiting'
          ? null
          : waits.map((wait) => (
              <div key={wait.from} class="why">
                {wait.what}
              </div>
            ))}
        <AttemptsLine attempts={attempts.did} />
        {step.undo === undefined ? null : <Undo undo={step.undo} attempts={attempts.undid} />}
      </div>
      <div class="track" aria-hidden="true">
        {ticks.map(({ at, ms }) => (
          <span key={ms} class="line" style={{ left: percent(at) }} />
        ))}
        {bar === undefined ? null : <span class={`bar ${step.state}`} style={placed(bar)} />}
        {waits.map((wait) => (
          <span key={wait.from} class="bar wait" title={wait.what} style={placed(wait)} />
        ))}
        {gaps.map((gap) => (
          <span key={gap.from} class="bar gap" style={placed(gap)} />
        ))}
        {undo === undefined ? null : (
          <span class={`bar undo ${step.undo?.state}${undos.length === 0 ? '' : ' between'}`} style={placed(undo)} />
        )}
        {undos.map(({ isFailed, ...span }) => (
          <span key={span.from} class={`bar undo tried${isFailed ? ' failing' : ''}`} style={placed(span)} />
        ))}
      </div>
      <div class="took number">{step.tookMs === undefined ? null : duration(step.tookMs)}</div>
    </li>
  );
}

function Undo({ undo, attempts }: { undo: StoryUndo; attempts: readonly Attempt[] }) {
  const [word, tone] = undoWords[undo.state];
  const last = attempts.at(-1);
  const isUndone = last?.to !== undefined && last.fault === undefined;
  const times = undo.attempts === 1 ? 'failed once' : `failed ${undo.attempts} times`;
  return (
    <div class="undone">
      ↩ {undo.does} <Badge text={word} tone={tone} />
      {undo.attempts === undefined ? null : <span class="why"> {times}</span>}
      {isUndone ? (
        <div class="dim">
          <Moment at={last.to} />, took {duration(Date.parse(last.to ?? '') - Date.parse(last.from))}
        </div>
      ) : null}
      <AttemptsLine attempts={undo.because === undefined ? attempts : attempts.map(withoutFault)} />
      {undo.because === undefined ? null : (
        <div class="why bad">
          {undo.because.code}: {undo.because.message}
        </div>
      )}
      {undo.nextAt === undefined ? null : (
        <div class="why">
          next try <Moment at={undo.nextAt} />
        </div>
      )}
    </div>
  );
}

/** Our own books say the same. */
const withoutFault = (attempt: Attempt) => ({ ...attempt, fault: undefined });

const toneOf = (status: string): Tone => (status === 'stuck' ? 'bad' : status === 'completed' ? 'plain' : 'busy');

const sentence = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const percent = (part: number) => `${(part * 100).toFixed(3)}%`;

const placed = ({ from, to }: Span) => ({ left: percent(from), width: percent(to - from) });
