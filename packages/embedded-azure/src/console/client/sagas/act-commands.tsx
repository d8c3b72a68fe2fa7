import type { InstanceAct } from '../../sagas/instance-act.ts';
import type { InstanceDetails } from '../../sagas/shown-instance.ts';
import { writeActRequest } from '../../sagas/write-act-request.ts';
import { writeApiCommand } from '../../sagas/write-api-command.ts';
import { Command } from '../kit/command.tsx';

interface ActCommandsProps {
  instance: InstanceDetails;
  /** The acts that are possible now, as they would be sent. */
  acts: readonly InstanceAct[];
}

/** The requests for a terminal: the one that reads the instance, and each act as its button sends it. */
export function ActCommands({ instance: { id, apiUrl, commands }, acts }: ActCommandsProps) {
  return (
    <details>
      <summary>On the command line</summary>
      <Command line={commands.key} />
      <h4>Read it</h4>
      <Command line={commands.show} />
      {acts.map((act) => {
        const line = lineOf(apiUrl, id, act);
        return (
          <div key={act.act}>
            <h4>{NAMES[act.act]}</h4>
            {line === undefined ? (
              <p class="dim">The event has no name yet, or its data is not JSON.</p>
            ) : (
              <Command line={line} />
            )}
          </div>
        );
      })}
    </details>
  );
}

const NAMES: Readonly<Record<InstanceAct['act'], string>> = {
  suspend: 'Suspend',
  resume: 'Resume',
  terminate: 'Terminate',
  rewind: 'Rewind',
  restart: 'Restart as new',
  purge: 'Purge',
  raise: 'Raise the event',
};

function lineOf(apiUrl: string, id: string, act: InstanceAct): string | undefined {
  if (act.act === 'raise' && act.event === '') return undefined;
  try {
    return writeApiCommand(apiUrl, writeActRequest(id, act));
  } catch {
    return undefined;
  }
}
