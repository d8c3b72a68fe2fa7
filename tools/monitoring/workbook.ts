import { z } from 'zod';

/**
 * The parts of Azure's workbooks that ours use, with the values that Azure knows. Anything else is refused, because the portal
 * ignores what it doesn't know, and then a page looks other than it was meant.
 *
 * @see https://learn.microsoft.com/azure/azure-monitor/visualize/workbooks-visualizations
 */
const colours = ['green', 'greenDark', 'orange', 'redBright', 'red', 'blue', 'blueDark', 'gray', 'purple', 'turquoise'];
const Colour = z.enum(colours as [string, ...string[]]);

const NumberFormat = z.strictObject({
  /** 1 %, 4 MiB, 5 GB, 23 ms, 24 s, 26 h; 0 and 17 have none. */
  unit: z.literal([0, 1, 4, 5, 17, 23, 24, 26]),
  options: z.strictObject({
    style: z.literal('decimal'),
    useGrouping: z.boolean().optional(),
    maximumFractionDigits: z.int().min(0).max(4).optional(),
  }),
});

const Threshold = z.strictObject({
  operator: z.enum(['==', '!=', '>', '>=', '<', '<=', 'startsWith', 'Default']),
  thresholdValue: z.string().nullable(),
  representation: Colour.or(z.enum(['success', 'warning', 'error', 'critical', 'info', 'Blank'])).nullable(),
  /** `{0}` is the value, `{1}` its unit. */
  text: z.string(),
});
/** 0 automatic, 1 text, 5 hidden, 6 date and time, 8 heat map, 12 big number, 18 thresholds. */
const Formatter = z.strictObject({
  columnMatch: z.string(),
  formatter: z.literal([0, 1, 5, 6, 12, 18]),
  formatOptions: z
    .strictObject({ thresholdsOptions: z.enum(['icons', 'colors']), thresholdsGrid: z.array(Threshold) })
    .optional(),
  numberFormat: NumberFormat.optional(),
});

const ChartSettings = z.strictObject({
  xAxis: z.string().optional(),
  yAxis: z.array(z.string()).optional(),
  /** The column that splits a metric into series. */
  group: z.string().optional(),
  createOtherGroup: z.int().min(1).optional(),
  seriesLabelSettings: z
    .array(z.strictObject({ seriesName: z.string(), label: z.string().optional(), color: Colour.optional() }))
    .optional(),
  ySettings: z.strictObject({ numberFormatSettings: NumberFormat }).optional(),
  /** A line across the chart. */
  customThresholdLine: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .optional(),
  /** 2 is red. */
  customThresholdLineStyle: z.literal(2).optional(),
});
/** 1 ascending, 2 descending. */
const SortBy = z.array(z.strictObject({ itemKey: z.string(), sortOrder: z.literal([1, 2]) }));
const GridSettings = z.strictObject({
  formatters: z.array(Formatter).optional(),
  labelSettings: z.array(z.strictObject({ columnId: z.string(), label: z.string() })).optional(),
  sortBy: SortBy.optional(),
  rowLimit: z.int().min(1).max(10_000).optional(),
});
const TileSettings = z.strictObject({
  titleContent: Formatter,
  leftContent: Formatter,
  showBorder: z.boolean(),
});

const shared = { name: z.string(), customWidth: z.string().regex(/^\d+$/).optional() };
const Text = z.strictObject({
  ...shared,
  type: z.literal(1),
  content: z.strictObject({ json: z.string(), style: z.enum(['info', 'warning', 'success', 'error']).optional() }),
});
const Range = z.strictObject({ durationMs: z.int().min(1) });
const Parameters = z.strictObject({
  ...shared,
  type: z.literal(9),
  content: z.strictObject({
    version: z.literal('KqlParameterItem/1.0'),
    style: z.literal('pills'),
    queryType: z.literal(0),
    resourceType: z.string(),
    parameters: z.array(
      z.strictObject({
        id: z.uuid(),
        version: z.literal('KqlParameterItem/1.0'),
        name: z.string(),
        label: z.string(),
        /** 4 is a time range. */
        type: z.literal(4),
        isRequired: z.boolean(),
        value: Range,
        typeSettings: z.strictObject({ selectableValues: z.array(Range), allowCustom: z.boolean() }),
      }),
    ),
  }),
});
const Query = z.strictObject({
  ...shared,
  type: z.literal(3),
  content: z.strictObject({
    version: z.literal('KqlItem/1.0'),
    /** Its name in `infra/queries`. */
    query: z.string(),
    /** 0 medium, 1 small, 2 large, 3 full, 4 tiny. */
    size: z.literal([0, 1, 2, 3, 4]),
    title: z.string(),
    /** Of the page, or of its own. */
    timeContextFromParameter: z.string().optional(),
    timeContext: Range.optional(),
    queryType: z.literal(0),
    resourceType: z.string(),
    crossComponentResources: z.array(z.string()),
    visualization: z.enum(['table', 'linechart', 'areachart', 'barchart', 'categoricalbar', 'tiles']),
    noDataMessage: z.string(),
    /** 2 warning, 3 success, 4 information. */
    noDataMessageStyle: z.literal([2, 3, 4]),
    chartSettings: ChartSettings.optional(),
    gridSettings: GridSettings.optional(),
    /** The portal keeps it in both places. */
    sortBy: SortBy.optional(),
    tileSettings: TileSettings.optional(),
  }),
});
const Metric = z.strictObject({
  ...shared,
  type: z.literal(10),
  content: z.looseObject({ version: z.literal('MetricsItem/2.0'), title: z.string(), resourceType: z.string() }),
});

export const Workbook = z.strictObject({
  version: z.literal('Notebook/1.0'),
  items: z.array(z.discriminatedUnion('type', [Text, Parameters, Query, Metric])),
  styleSettings: z.strictObject({}),
  $schema: z.string(),
});
export type Workbook = z.infer<typeof Workbook>;
export type WorkbookItem = Workbook['items'][number];
export type QueryItem = Extract<WorkbookItem, { type: 3 }>;
export type NumberFormat = z.infer<typeof NumberFormat>;
export type Formatter = z.infer<typeof Formatter>;
export type Threshold = z.infer<typeof Threshold>;
