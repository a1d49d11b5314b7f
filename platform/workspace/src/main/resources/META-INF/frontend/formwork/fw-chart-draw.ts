/** Draws a chart model with ECharts: only the parts that we use, as SVG, in the theme's colours. */
import { BarChart, GaugeChart, LineChart, PieChart, SankeyChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartModel } from './fw-chart';

use([
  BarChart,
  GaugeChart,
  LineChart,
  PieChart,
  SankeyChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  SVGRenderer,
]);

const HUES = 8;
/** A chart on a phone. */
const NARROW = 420;
const FADED = 0.3;

/** Resolves a token to the colour it has right now, as ECharts knows neither var() nor light-dark(). */
function colours(host: HTMLElement) {
  const probe = host.ownerDocument.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const canvas = host.ownerDocument.createElement('canvas').getContext('2d', {
    willReadFrequently: true,
  })!;
  const resolve = (token: string) => {
    probe.style.color = `var(${token})`;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return `rgba(${red},${green},${blue},${alpha / 255})`;
  };
  const palette = {
    series: Array.from({ length: HUES }, (_, i) => resolve(`--fw-chart-${i + 1}`)),
    ink: resolve('--fw-ink'),
    quiet: resolve('--fw-ink-2'),
    grid: resolve('--fw-chart-grid'),
    line: resolve('--fw-line-strong'),
    raised: resolve('--fw-raised'),
    surface: resolve('--fw-surface'),
    GOOD: resolve('--fw-dot-success'),
    NEAR: resolve('--fw-dot-warning'),
    BAD: resolve('--fw-dot-danger'),
  };
  probe.remove();
  return palette;
}

type Palette = ReturnType<typeof colours>;

function numbers(model: ChartModel) {
  const { currency, scale, percent } = model.format;
  const style = percent
    ? { style: 'percent' as const }
    : currency
      ? { style: 'currency' as const, currency, currencyDisplay: 'narrowSymbol' as const }
      : {};
  const whole = new Intl.NumberFormat(model.language, {
    ...style,
    minimumFractionDigits: 0,
    maximumFractionDigits: scale,
  });
  const short = new Intl.NumberFormat(model.language, {
    ...style,
    ...(percent ? {} : { notation: 'compact' as const }),
    maximumSignificantDigits: 3,
  });
  return {
    whole: (value: unknown) => (typeof value === 'number' ? whole.format(value) : '–'),
    short: (value: number) => short.format(value),
  };
}

/** How wide words are in this font, in pixels. */
function measure(host: HTMLElement, words: string[]) {
  const canvas = host.ownerDocument.createElement('canvas').getContext('2d')!;
  canvas.font = `12px ${getComputedStyle(host).fontFamily}`;
  return words.map((each) => canvas.measureText(each).width);
}

/** Dots with their words: in lines below, or where there is room beside a ring in a column. */
interface Legend {
  beside: boolean;
  width: number;
  height: number;
}

const DOT = 8;
const GAP = 16;
const LINE = 24;
const RING = 220;

const titles = (model: ChartModel) => model.categories.map((each) => each.title);

function legendOf(host: HTMLElement, model: ChartModel): Legend | undefined {
  const pie = model.kind === 'PIE';
  const names = pie ? titles(model) : model.series.map((each) => each.title);
  if (model.kind === 'GAUGE' || model.kind === 'SANKEY' || (!pie && names.length < 2)) {
    return undefined;
  }
  const widths = measure(host, pie ? names.map((name, i) => slice(model, name, i)) : names);
  const widest = Math.max(...widths) + DOT + 12;
  if (pie && host.clientWidth >= widest + RING) {
    return { beside: true, width: widest, height: 0 };
  }
  let lines = 1;
  let used = 0;
  for (const width of widths) {
    const need = width + DOT + 8 + GAP;
    if (used > 0 && used + need > host.clientWidth) {
      lines += 1;
      used = 0;
    }
    used += need;
  }
  return { beside: false, width: 0, height: lines * LINE };
}

/** A slice in words: its name and its number. */
function slice(model: ChartModel, name: string, at: number) {
  return `${name}  ${numbers(model).whole(model.series[0]?.values[at])}`;
}

const isBars = (model: ChartModel) => model.kind === 'BAR' || model.kind === 'ROWS';

function common(
  model: ChartModel,
  palette: Palette,
  font: string,
  legend?: Legend,
): EChartsCoreOption {
  const items = model.kind === 'PIE' || model.kind === 'SANKEY';
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 180,
    color: palette.series,
    textStyle: { fontFamily: font, color: palette.quiet, fontSize: 12 },
    legend: {
      show: legend !== undefined,
      type: 'plain',
      ...(legend?.beside
        ? { orient: 'vertical', right: 0, top: 'middle', itemGap: 10 }
        : { bottom: 0, itemGap: GAP }),
      icon: 'circle',
      itemWidth: DOT,
      itemHeight: DOT,
      selectedMode: false,
      textStyle: { color: palette.quiet },
      ...(model.kind === 'PIE'
        ? { formatter: (name: string) => slice(model, name, titles(model).indexOf(name)) }
        : {}),
    },
    tooltip: {
      show: model.kind !== 'GAUGE',
      trigger: items ? 'item' : 'axis',
      valueFormatter: numbers(model).whole,
      backgroundColor: palette.raised,
      borderColor: palette.line,
      padding: [8, 12],
      textStyle: { color: palette.ink, fontSize: 12 },
      axisPointer: { type: isBars(model) ? 'shadow' : 'line', shadowStyle: { opacity: 0.25 } },
      confine: true,
    },
  };
}

/** What was not picked steps back while something is. */
function opacity(model: ChartModel, at: number) {
  return model.categories.some((each) => each.picked) && !model.categories[at].picked ? FADED : 1;
}

const YEAR_FIRST = /^(\d{4})年(.+)$/;
const YEAR_LAST = /^(.+) (\d{4})$/;

/** A period in two parts, as its year needs saying once: "Dec" and "2025", "12月" and "2025年". */
function period(title: string) {
  const first = YEAR_FIRST.exec(title);
  const last = YEAR_LAST.exec(title);
  return first ? [first[2], `${first[1]}年`] : last ? [last[1], last[2]] : undefined;
}

/** Every so many periods, as the width allows; the year below the first of each. */
function periodLabels(host: HTMLElement, names: string[]) {
  const parts = names.map(period);
  if (names.length < 2 || parts.includes(undefined)) {
    return {};
  }
  const widest = Math.max(...measure(host, parts.flat() as string[]));
  const room = Math.max(1, Math.floor((host.clientWidth - 48) / (widest + 10)));
  const step = Math.ceil(names.length / room);
  return {
    interval: (at: number) => at % step === 0,
    formatter: (_: string, at: number) => {
      const [name, year] = parts[at]!;
      return at === 0 || parts[at - step]?.[1] !== year ? `${name}\n${year}` : name;
    },
    lineHeight: 15,
  };
}

function axes(
  host: HTMLElement,
  model: ChartModel,
  palette: Palette,
  legend?: Legend,
): EChartsCoreOption {
  const rows = model.kind === 'ROWS';
  const bars = isBars(model);
  const narrow = host.clientWidth < NARROW;
  const widest = Math.round(host.clientWidth * 0.4);
  // a line begins and ends at the edge; its first and last label would stand half outside
  const withinTheEnds = { alignMinLabel: 'left', alignMaxLabel: 'right' };
  const names = {
    type: 'category',
    data: titles(model),
    inverse: rows,
    boundaryGap: bars,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
    axisLabel: rows
      ? {
          color: palette.quiet,
          width: widest,
          overflow: 'break',
          fontSize: narrow ? 11 : 12,
          lineHeight: 13,
          interval: 0,
        }
      : {
          color: palette.quiet,
          hideOverlap: true,
          ...(bars ? {} : withinTheEnds),
          ...periodLabels(host, titles(model)),
        },
  };
  const values = {
    type: 'value',
    splitNumber: 4,
    minInterval: model.format.scale === 0 && !model.format.percent ? 1 : 0,
    axisLabel: { color: palette.quiet, formatter: numbers(model).short, hideOverlap: true },
    splitLine: { lineStyle: { color: palette.grid } },
  };
  const several = model.series.length > 1;
  return {
    grid: rows
      ? {
          // measured here: the chart reckons names narrower than they are drawn, and cuts them
          left: Math.min(widest, Math.ceil(Math.max(0, ...measure(host, titles(model))))) + 12,
          right: 20,
          top: 0,
          bottom: (legend?.height ?? 0) + 28,
        }
      : { left: 4, right: 12, top: 12, bottom: (legend?.height ?? 0) + 6, containLabel: true },
    xAxis: rows ? values : names,
    yAxis: rows ? names : values,
    series: model.series.map((series, i) => ({
      type: bars ? 'bar' : 'line',
      name: series.title,
      color: palette.series[series.hue % HUES],
      stack: (bars || model.kind === 'AREA') && several ? 'all' : undefined,
      data: series.values.map((value, at) => ({
        value,
        itemStyle: { opacity: opacity(model, at) },
      })),
      barMaxWidth: rows ? 16 : 32,
      barCategoryGap: '36%',
      itemStyle: {
        borderRadius:
          !bars || i < model.series.length - 1 ? 0 : rows ? [0, 3, 3, 0] : [3, 3, 0, 0],
      },
      areaStyle: model.kind === 'AREA' ? { opacity: several ? 0.5 : 0.18 } : undefined,
      symbol: 'circle',
      symbolSize: 5,
      showSymbol: !series.dashed && series.values.length <= 31,
      lineStyle: { width: 2, type: series.dashed ? 'dashed' : 'solid' },
    })),
  };
}

function slices(
  host: HTMLElement,
  model: ChartModel,
  palette: Palette,
  legend?: Legend,
): EChartsCoreOption {
  const width = host.clientWidth - (legend?.width ?? 0);
  const height = host.clientHeight - (legend?.height ?? 0);
  const outer = Math.max(40, Math.min(96, width / 2 - 8, height / 2 - 8));
  return {
    series: [
      {
        type: 'pie',
        radius: [outer * 0.66, outer],
        center: [width / 2, height / 2],
        label: { show: false },
        itemStyle: { borderColor: palette.surface, borderWidth: 2 },
        data: model.categories.map(({ title, hue }, i) => ({
          name: title,
          value: model.series[0]?.values[i] ?? 0,
          itemStyle: { color: palette.series[hue % HUES], opacity: opacity(model, i) },
        })),
      },
    ],
  };
}

function dial(host: HTMLElement, model: ChartModel, palette: Palette): EChartsCoreOption {
  const { from, to, bands, target } = model.dial!;
  const value = model.series[0]?.values[0] ?? from;
  const short = numbers(model).short;
  const ends = Math.max(...measure(host, [short(from), short(to)])) + 6;
  const radius = Math.max(56, Math.min(host.clientWidth / 2 - ends, host.clientHeight - 44));
  const share = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from)));
  const parts = bands.map((band) => [share(band.to), palette[band.light]]);
  const rest: [number, string] = [1, palette.grid];
  const half = {
    type: 'gauge',
    startAngle: 180,
    endAngle: 0,
    min: from,
    max: to,
    radius,
    center: ['50%', host.clientHeight - 26],
    axisTick: { show: false },
    splitLine: { show: false },
    detail: { show: false },
    title: { show: false },
  };
  return {
    series: [
      {
        ...half,
        axisLine: { lineStyle: { width: 12, color: [...parts, rest] } },
        splitNumber: 1,
        axisLabel: {
          color: palette.quiet,
          // words at the ends begin inside and end there: they are to stand beside the arc
          distance: -(ends + 20),
          formatter: (at: number) => short(at),
        },
        pointer: { length: '62%', width: 5, itemStyle: { color: palette.ink } },
        anchor: { show: true, size: 10, itemStyle: { color: palette.ink, borderWidth: 0 } },
        data: [{ value: Math.min(to, Math.max(from, value)) }],
      },
      ...(typeof target === 'number'
        ? [
            {
              ...half,
              axisLine: { show: false },
              axisLabel: { show: false },
              pointer: {
                icon: 'rect',
                length: 18,
                width: 3,
                offsetCenter: [0, -(radius - 15)],
                itemStyle: { color: palette.ink },
              },
              data: [{ value: Math.min(to, Math.max(from, target)) }],
            },
          ]
        : []),
    ],
  };
}

/** Nodes carry their place in their name, as both sides may be called the same. */
function flows(host: HTMLElement, model: ChartModel, palette: Palette): EChartsCoreOption {
  const title = (name: string) =>
    (name.startsWith('c') ? model.categories : model.series)[Number(name.slice(1))]?.title ?? '';
  const room = Math.round(host.clientWidth * 0.28);
  const label = (position: string) => ({
    position,
    color: palette.ink,
    width: room,
    overflow: 'break' as const,
    fontSize: host.clientWidth < NARROW ? 11 : 12,
    lineHeight: 14,
    formatter: ({ name }: { name: string }) => title(name),
  });
  const node = (side: string, each: { hue: number }, i: number, position: string) => ({
    name: `${side}${i}`,
    itemStyle: { color: palette.series[each.hue % HUES] },
    label: label(position),
  });
  return {
    tooltip: {
      trigger: 'item',
      confine: true,
      renderMode: 'richText',
      backgroundColor: palette.raised,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontSize: 12 },
      formatter: ({ data, name, value }: Mark) =>
        data.source && data.target
          ? `${title(data.source)} → ${title(data.target)}  ${numbers(model).whole(value)}`
          : `${title(name)}  ${numbers(model).whole(value)}`,
    },
    series: [
      {
        type: 'sankey',
        left: room + 8,
        right: room + 8,
        top: 8,
        bottom: 10,
        nodeGap: 10,
        nodeWidth: 10,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: 'source', opacity: 0.32, curveness: 0.5 },
        data: [
          ...model.categories.map((each, i) => node('c', each, i, 'left')),
          ...model.series.map((each, i) => node('s', each, i, 'right')),
        ],
        links: model.series.flatMap((series, s) =>
          series.values.flatMap((value, c) =>
            value && value > 0 ? [{ source: `c${c}`, target: `s${s}`, value }] : [],
          ),
        ),
      },
    ],
  };
}

interface Mark {
  name: string;
  value: number;
  data: { source?: string; target?: string };
}

function picture(host: HTMLElement, model: ChartModel, palette: Palette, legend?: Legend) {
  switch (model.kind) {
    case 'PIE':
      return slices(host, model, palette, legend);
    case 'GAUGE':
      return dial(host, model, palette);
    case 'SANKEY':
      return flows(host, model, palette);
    case 'BAR':
    case 'ROWS':
    case 'LINE':
    case 'AREA':
      return axes(host, model, palette, legend);
  }
}

/** Draws into the host; the answer resizes and removes the picture. */
export function draw(
  host: HTMLElement,
  model: ChartModel,
  onPick: (category: number, series: number) => void,
) {
  const palette = colours(host);
  const chart = init(host, undefined, { renderer: 'svg' });
  const font = getComputedStyle(host).fontFamily;
  const paint = () => {
    const legend = legendOf(host, model);
    chart.setOption({
      ...common(model, palette, font, legend),
      ...picture(host, model, palette, legend),
    });
  };
  paint();
  chart.on('click', (event) => {
    if (model.kind === 'SANKEY') {
      const name = (event.data as Mark['data']).source ?? event.name;
      const at = Number(name.slice(1));
      onPick(name.startsWith('c') ? at : -1, name.startsWith('s') ? at : -1);
    } else if (model.kind !== 'GAUGE') {
      onPick(event.dataIndex ?? 0, event.seriesIndex ?? 0);
    }
  });
  const resize = () => {
    chart.resize();
    paint();
  };
  return { resize, dispose: () => chart.dispose() };
}
