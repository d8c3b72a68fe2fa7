import { render } from 'preact';
import { Shell, type ShellProps } from './shell.tsx';

/** Shows the console in the page's body. */
export function showConsole(props: ShellProps): void {
  const place = document.getElementById('console');
  if (place === null) throw new Error('the page has no place for the console');
  render(<Shell {...props} />, place);
}
