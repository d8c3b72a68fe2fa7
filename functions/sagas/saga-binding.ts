import type { FunctionInput, InvocationContext } from '@azure/functions';
import type { Sagas } from '../../shared/ports/sagas.ts';

/** How a function gets at sagas: through an extra input, for one invocation. */
export interface SagaBinding {
  input: FunctionInput;
  bindSagas(invocation: InvocationContext): Sagas;
}
