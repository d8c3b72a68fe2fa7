/** What is wrong with a file, and where. */
export interface FileFault {
  line: number;
  message: string;
}
