/** A custom dimension that telemetry is searched by, which the panels know nothing about. */
export interface SearchKey {
  /** Its name in Properties: `order.id`. */
  property: string;
  /** As a label: `Order`. */
  name: string;
  /** In the query of a page: `/traces?order=…`. */
  parameter: string;
  /** What one value looks like: `ord_…`. */
  example: string;
  /** The page of a value. */
  link: (value: string) => string;
}
