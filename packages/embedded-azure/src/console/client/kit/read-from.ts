/** Shows another page of a list from its beginning on, for the eyes and for the keyboard. @param id of the list's heading */
export function readFrom(id: string): void {
  document.getElementById(id)?.focus();
}
