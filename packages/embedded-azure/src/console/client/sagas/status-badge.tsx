import { Badge, type Tone } from '../kit/badge.tsx';

const TONES: Readonly<Record<string, Tone>> = {
  Completed: 'good',
  Failed: 'bad',
  Terminated: 'warn',
  Suspended: 'warn',
  Running: 'busy',
  Pending: 'busy',
};

export function StatusBadge({ status }: { status: string }) {
  return <Badge text={status} tone={TONES[status] ?? 'plain'} />;
}
