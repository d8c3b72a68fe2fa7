declare module '*/take-lock.mjs' {
  export function takeLock(folder: string, onWait: (pid: string) => void): Promise<() => void>;
}
