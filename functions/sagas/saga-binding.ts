import type { FunctionInput, InvocationContext } from '@azure/functions';
import type { SagaInstances } from '../../shared/ports/saga-instances.ts';
import type { Sagas } from '../../shared/ports/sagas.ts';

/** Gives a function access to sagas for one invocation, through an extra input. */
export interface SagaBinding {
  input: FunctionInput;
  bindSagas(invocation: InvocationContext): Sagas & SagaInstances;
}
