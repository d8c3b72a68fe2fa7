import type { FunctionInput, InvocationContext } from '@azure/functions';
import type { Sagas } from '../../shared/ports/sagas.ts';

/** How a function reaches sagas: through an input of its own, and for one invocation. */
export interface SagaBinding {
  input: FunctionInput;
  sagasFor(invocation: InvocationContext): Sagas;
}
