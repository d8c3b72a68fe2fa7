import type { ComponentType } from 'preact';

/** What a panel's view is given. */
export interface PanelProps {
  /** What follows the panel's path: `['ord_1']` for `/orders/ord_1`, decoded. */
  rest: readonly string[];
  query: URLSearchParams;
}

export interface Panel {
  /** Its first segment, without a slash: `orders`. */
  path: string;
  /** In the navigation and the heading: `Orders`. */
  name: string;
  /** Under which heading of the navigation it is listed. */
  group: string;
  /** One sentence that says what it is for. */
  about: string;
  view: ComponentType<PanelProps>;
}
