import { send } from '@partner-orders/embedded-azure/console-client/kit/ask.ts';
import { Badge } from '@partner-orders/embedded-azure/console-client/kit/badge.tsx';
import { Command } from '@partner-orders/embedded-azure/console-client/kit/command.tsx';
import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { writeRequest } from '@partner-orders/embedded-azure/console-client/kit/write-request.ts';
import { useState } from 'preact/hooks';
import type { AnswerMode, Switch } from '../../webhooks/shown-inbox.ts';

const choices: readonly [name: string, mode: AnswerMode][] = [
  ['204, as it should', { kind: 'ok' }],
  ['500', { kind: 'status', status: 500 }],
  ['503, Retry-After', { kind: 'status', status: 503, retryAfterS: 10 }],
  ['429, Retry-After', { kind: 'status', status: 429, retryAfterS: 10 }],
  ['410, gone for good', { kind: 'status', status: 410 }],
  ['204, but late', { kind: 'slow', ms: 10_000 }],
  ['200 with a page', { kind: 'page' }],
  ['no answer', { kind: 'silence' }],
  ['a broken connection', { kind: 'reset' }],
];

interface SwitchesProps {
  partner: string;
  answering: Switch;
  onDone: () => void;
}

/** How the receiver answers, for the next few or until it is switched back. */
export function Switches({ partner, answering, onDone }: SwitchesProps) {
  const [chosen, setChosen] = useState(0);
  const [seconds, setSeconds] = useState(10);
  const [times, setTimes] = useState('');
  const [fault, setFault] = useState<string>();
  const [, base = { kind: 'ok' } as AnswerMode] = choices[chosen] ?? [];
  const mode = withSeconds(base, seconds);
  const path = `/webhooks/${partner}/answer`;
  const bodyOf = (next: AnswerMode) => ({ mode: next, ...(times === '' ? {} : { times: Number(times) }) });
  const set = async (next: AnswerMode) => {
    try {
      await send('PUT', path, bodyOf(next));
      setFault(undefined);
      onDone();
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section class="card" aria-labelledby="switches-heading">
      <h2 id="switches-heading">
        Answers <Badge text={textOf(answering)} tone={answering.mode.kind === 'ok' ? 'good' : 'warn'} />
      </h2>
      <form
        class="fields"
        aria-label="How it answers"
        onSubmit={(event) => {
          event.preventDefault();
          void set(mode);
        }}
      >
        <label>
          Answer with
          <select value={chosen} onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}>
            {choices.map(([name], n) => (
              <option key={name} value={n}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {base.kind === 'slow' || (base.kind === 'status' && base.retryAfterS !== undefined) ? (
          <label>
            Seconds
            <input
              type="number"
              min={1}
              max={120}
              required
              value={seconds}
              onInput={({ currentTarget }) => setSeconds(Number(currentTarget.value))}
            />
          </label>
        ) : null}
        {base.kind === 'ok' ? null : (
          <label>
            How often
            <input
              type="number"
              min={1}
              max={10_000}
              value={times}
              placeholder="until switched back"
              onInput={({ currentTarget }) => setTimes(currentTarget.value)}
            />
          </label>
        )}
        <button type="submit">Switch</button>
        {answering.mode.kind === 'ok' ? null : (
          <button type="button" onClick={() => set({ kind: 'ok' })}>
            Answer as it should
          </button>
        )}
      </form>
      <Command line={writeRequest('PUT', `${location.origin}/api${path}`, bodyOf(mode))} />
      <Fault message={fault} />
    </section>
  );
}

function withSeconds(mode: AnswerMode, seconds: number): AnswerMode {
  if (mode.kind === 'slow') return { ...mode, ms: seconds * 1_000 };
  if (mode.kind === 'status' && mode.retryAfterS !== undefined) return { ...mode, retryAfterS: seconds };
  return mode;
}

function textOf({ mode, times }: Switch): string {
  const often =
    mode.kind === 'ok'
      ? ''
      : times === undefined
        ? ' until switched back'
        : times === 1
          ? ', once more'
          : `, ${times} more times`;
  switch (mode.kind) {
    case 'ok':
      return '204';
    case 'status':
      return `${mode.status}${often}`;
    case 'slow':
      return `after ${mode.ms / 1_000} s${often}`;
    case 'page':
      return `200 with a page${often}`;
    case 'silence':
      return `not at all${often}`;
    case 'reset':
      return `broken connection${often}`;
  }
}
