/** SQLite's primary result codes for a file that may not be written, a disk that fails or is full, a file that can't be opened. */
const RESULTS: readonly number[] = [8, 10, 13, 14];
const CODES: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', 'EACCES', 'EPERM'];

/** Where a disk that fails is provided for, and nothing else is. */
export function requireDiskFault(error: unknown): void {
  if (!isDiskFault(error)) throw error;
}

/** Whether SQLite or the file system failed because of the disk: nothing is wrong with what was asked, and later it may work. */
export function isDiskFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('errcode' in error && typeof error.errcode === 'number') return RESULTS.includes(error.errcode & 0xff);
  return 'code' in error && CODES.includes(String(error.code));
}
