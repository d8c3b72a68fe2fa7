import { useRef, useState } from 'preact/hooks';
import type { FaultField, FaultSwitch, FaultValues, ShownFaults, SwitchedOn } from '../../faults/fault-switch.ts';
import { ActButton } from '../kit/act-button.tsx';
import { send } from '../kit/ask.ts';
import { Command } from '../kit/command.tsx';
import { commandOf } from './command-of.ts';

interface FaultFormProps {
  fault: FaultSwitch;
  shown: ShownFaults;
  onDone: () => void;
}

/** One fault: what it does, its fields, and the command that does the same. */
export function FaultForm({ fault, shown, onDone }: FaultFormProps) {
  const [texts, setTexts] = useState<Record<string, string>>(() =>
    Object.fromEntries(fault.fields.map(({ name, initial }) => [name, String(initial ?? '')])),
  );
  const values = valuesOf(fault.fields, texts);
  /** What it switched on, and the answer that was shown then, which doesn’t have that yet. */
  const [last, setLast] = useState<{ on: string; before: ShownFaults }>();
  const latest = useRef(shown);
  latest.current = shown;
  const switchOn = async () => {
    const { done, on } = await send<SwitchedOn>('POST', `/faults/${fault.id}`, values);
    setLast({ on, before: latest.current });
    onDone();
    return done;
  };
  const isOver = last !== undefined && last.before !== shown && !shown.active.some(({ id }) => id === last.on);
  return (
    <details class="fault">
      <summary>{fault.name}</summary>
      <p class="dim">{fault.about}</p>
      <div class="fields">
        {fault.fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            text={texts[field.name] ?? ''}
            change={(text) => setTexts((last) => ({ ...last, [field.name]: text }))}
          />
        ))}
        <ActButton
          act={switchOn}
          question={fault.question}
          isDisabled={fault.unavailable !== undefined}
          isOver={isOver}
        >
          {fault.verb}
        </ActButton>
      </div>
      {fault.unavailable === undefined ? null : <p class="dim">{fault.unavailable}</p>}
      <Command line={commandOf(fault, values, location.origin)} />
    </details>
  );
}

function Field({ field, text, change }: { field: FaultField; text: string; change: (text: string) => void }) {
  const label = field.isOptional ? `${field.label} (or empty)` : field.label;
  if (field.kind === 'choice') {
    return (
      <label>
        {label}
        <select value={text} onChange={({ currentTarget }) => change(currentTarget.value)}>
          {field.choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <label>
      {label}
      <input
        type="number"
        min={field.least}
        max={field.most}
        value={text}
        onInput={({ currentTarget }) => change(currentTarget.value)}
      />
    </label>
  );
}

/** What is empty is left out. */
function valuesOf(fields: readonly FaultField[], texts: Readonly<Record<string, string>>): FaultValues {
  const given = fields.flatMap(({ name, kind }): [string, string | number][] => {
    const text = texts[name] ?? '';
    if (text === '') return [];
    return [[name, kind === 'number' ? Number(text) : text]];
  });
  return Object.fromEntries(given);
}
