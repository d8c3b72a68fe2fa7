/** Resolves when `work` is over or `deadline` has passed, whichever comes first. @throws what `work` throws */
export async function beforeDeadline(work: Promise<unknown>, deadline: AbortSignal): Promise<void> {
  if (deadline.aborted) {
    work.catch(() => {});
    return;
  }
  const { promise: passed, resolve } = Promise.withResolvers<void>();
  const pass = () => resolve();
  deadline.addEventListener('abort', pass, { once: true });
  try {
    await Promise.race([work, passed]);
  } finally {
    deadline.removeEventListener('abort', pass);
  }
}
