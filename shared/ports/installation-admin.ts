export interface ContainerFault {
  container: string;
  /** What differs from what the app declares. */
  fault: string;
}

/** What operators ask about the stores of an installation before it takes its first order. */
export interface InstallationAdmin {
  /** The containers that are missing, or whose key, index or time to live differs from what the app declares. */
  findContainerFaults(): Promise<ContainerFault[]>;

  /** The containers in which the caller may not write. Nothing is written to find out. */
  findUnwritable(): Promise<string[]>;

  /** Whether the catalogue has any product. */
  hasProducts(): Promise<boolean>;
}
