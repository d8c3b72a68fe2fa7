/** SQLite's primary result codes for a read-only file, a failing or full disk, and a file that can't be opened. */
const RESULTS: readonly number[] = [8, 10, 13, 14];
const CODES: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', 'EACCES', 'EPERM'];

/** Rethrows everything that is not a disk fault, because the caller handles only these. */
export function requireDiskFault(error: unknown): void {
  if (!isDiskFault(error)) throw error;
}

/** Whether SQLite or the file system failed because of the disk. Then the request was valid, and may work later. */
export function isDiskFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('errcode' in error && typeof error.errcode === 'number') return RESULTS.includes(error.errcode & 0xff);
  return 'code' in error && CODES.includes(String(error.code));
}
