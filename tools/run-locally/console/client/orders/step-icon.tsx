import type { StepState } from '../../../../operator/story/story.ts';

const paths: Record<StepState, string> = {
  done: 'M5 10.5l3.4 3.4L15 7',
  running: 'M10 5.2v4.8l3.2 2',
  waiting: 'M7.6 6.5v7M12.4 6.5v7',
  stuck: 'M10 5.4v5.6M10 13.9v.6',
  failed: 'M6.3 6.3l7.4 7.4M13.7 6.3l-7.4 7.4',
  to_come: '',
  not_done: 'M6.5 10h7',
};

/** The state of a step as a sign in a circle; the state stands beside it as a word. */
export function StepIcon({ state }: { state: StepState }) {
  return (
    <svg class={`step-icon ${state}`} viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="8.5" />
      <path d={paths[state]} />
    </svg>
  );
}
