import { useState } from 'preact/hooks';

/** A command line to copy, as an operator types it. */
export function Command({ line }: { line: string }) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    // Refused without a permission, or in a window that isn’t in front.
    const isCopied = await navigator.clipboard.writeText(line).then(
      () => true,
      () => false,
    );
    setSaid(isCopied ? 'Copied' : 'The browser doesn’t allow it: select the line instead');
    setTimeout(() => setSaid(''), isCopied ? 2_000 : 6_000);
  };
  return (
    <span class="command">
      <code>{line}</code>
      <button type="button" class="small" onClick={copy} aria-label={`Copy: ${line}`}>
        Copy
      </button>
      <span class="dim" role="status">
        {said}
      </span>
    </span>
  );
}
