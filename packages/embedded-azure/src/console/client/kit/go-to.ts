/** Opens another page of the console, as a click on its link does. @param url `/traces?order=ord_1` */
export function goTo(url: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  dispatchEvent(new PopStateEvent('popstate'));
}
