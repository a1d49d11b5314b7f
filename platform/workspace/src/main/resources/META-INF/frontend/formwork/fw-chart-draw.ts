/** Draws a chart model with ECharts: only the parts that we use, as SVG, in the theme's colours. */
import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartModel } from './fw-chart';

use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const HUES = 8;

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
  };
  probe.remove();
  return palette;
}

type Palette = ReturnType<typeof colours>;

function numbers(model: ChartModel) {
  const { currency, scale } = model.format;
  const money = currency
    ? { style: 'currency' as const, currency, currencyDisplay: 'narrowSymbol' as const }
    : {};
  const whole = new Intl.NumberFormat(model.language, {
    ...money,
    minimumFractionDigits: 0,
    maximumFractionDigits: scale,
  });
  const short = new Intl.NumberFormat(model.language, {
    ...money,
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
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

function legendOf(host: HTMLElement, model: ChartModel): Legend | undefined {
  const names = model.kind === 'PIE' ? model.categories : model.series.map((each) => each.title);
  if (model.kind !== 'PIE' && names.length < 2) {
    return undefined;
  }
  const widths = measure(host, model.kind === 'PIE' ? names.map((name, i) => slice(model, name, i)) : names);
  const widest = Math.max(...widths) + DOT + 12;
  if (model.kind === 'PIE' && host.clientWidth >= widest + 220) {
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

function common(
  model: ChartModel,
  palette: Palette,
  font: string,
  legend?: Legend,
): EChartsCoreOption {
  const bars = model.kind === 'BAR' || model.kind === 'ROWS';
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
      textStyle: { color: palette.quiet },
      ...(model.kind === 'PIE'
        ? { formatter: (name: string) => slice(model, name, model.categories.indexOf(name)) }
        : {}),
    },
    tooltip: {
      trigger: model.kind === 'PIE' ? 'item' : 'axis',
      valueFormatter: numbers(model).whole,
      backgroundColor: palette.raised,
      borderColor: palette.line,
      padding: [8, 12],
      textStyle: { color: palette.ink, fontSize: 12 },
      axisPointer: { type: bars ? 'shadow' : 'line', shadowStyle: { opacity: 0.25 } },
      confine: true,
    },
  };
}

function axes(
  host: HTMLElement,
  model: ChartModel,
  palette: Palette,
  legend?: Legend,
): EChartsCoreOption {
  const rows = model.kind === 'ROWS';
  const bars = rows || model.kind === 'BAR';
  const names = {
    type: 'category',
    data: model.categories,
    inverse: rows,
    boundaryGap: bars,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
    axisLabel: rows
      ? { color: palette.quiet, width: Math.round(host.clientWidth * 0.4), overflow: 'truncate', interval: 0 }
      : { color: palette.quiet, hideOverlap: true },
  };
  const values = {
    type: 'value',
    splitNumber: 4,
    minInterval: model.format.scale === 0 ? 1 : 0,
    axisLabel: { color: palette.quiet, formatter: numbers(model).short, hideOverlap: true },
    splitLine: { lineStyle: { color: palette.grid } },
  };
  return {
    grid: {
      left: 4,
      right: rows ? 20 : 12,
      top: rows ? 0 : 12,
      bottom: (legend?.height ?? 0) + 6,
      containLabel: true,
    },
    xAxis: rows ? values : names,
    yAxis: rows ? names : values,
    series: model.series.map((series, i) => ({
      type: bars ? 'bar' : 'line',
      name: series.title,
      stack: bars && model.series.length > 1 ? 'all' : undefined,
      data: series.values,
      barMaxWidth: rows ? 16 : 32,
      barCategoryGap: '36%',
      itemStyle: {
        borderRadius:
          !bars || i < model.series.length - 1 ? 0 : rows ? [0, 3, 3, 0] : [3, 3, 0, 0],
      },
      symbolSize: 6,
      showSymbol: series.values.length <= 31,
      lineStyle: { width: 2 },
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
        data: model.categories.map((name, i) => ({ name, value: model.series[0]?.values[i] ?? 0 })),
      },
    ],
  };
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
      ...(model.kind === 'PIE'
        ? slices(host, model, palette, legend)
        : axes(host, model, palette, legend)),
    });
  };
  paint();
  chart.on('click', (event) => onPick(event.dataIndex ?? 0, event.seriesIndex ?? 0));
  const resize = () => {
    chart.resize();
    paint();
  };
  return { resize, dispose: () => chart.dispose() };
}
