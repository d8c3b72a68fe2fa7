import type { ShownEntity, SubQueue } from '../../messages/shown-message.ts';
import { ActButton } from '../kit/act-button.tsx';
import { send } from '../kit/ask.ts';
import { Command } from '../kit/command.tsx';
import { writeRequest } from '../kit/write-request.ts';
import { depthOf, NAMES } from './entity-list.tsx';

/** The server deletes no more at once. */
const MOST = 1_000;

export function Purge({ entity, sub, done }: { entity: ShownEntity; sub: SubQueue; done: () => void }) {
  const count = depthOf(entity, sub);
  const most = Math.min(count, MOST);
  const path = `/messages/purge?${new URLSearchParams({ entity: entity.path, sub })}`;
  const purge = async () => {
    const { deleted } = await send<{ deleted: number }>('POST', path, { most });
    done();
    return `${deleted} deleted.`;
  };
  const rest = count > MOST ? ` There are ${count}: ask again for the rest.` : '';
  return (
    <div>
      <ActButton
        isDisabled={count === 0}
        question={`Delete ${most} ${NAMES[sub]} of ${entity.path}, the first ones? They are gone then.${rest}`}
        act={purge}
      >
        Purge
      </ActButton>
      {count === 0 ? null : <Command line={writeRequest('POST', `${location.origin}/api${path}`, { most })} />}
    </div>
  );
}
