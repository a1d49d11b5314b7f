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

function common(model: ChartModel, palette: Palette, font: string): EChartsCoreOption {
  const legend = model.kind === 'PIE' || model.series.length > 1;
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 180,
    color: palette.series,
    textStyle: { fontFamily: font, color: palette.quiet, fontSize: 12 },
    legend: {
      show: legend,
      type: 'plain',
      bottom: 0,
      icon: 'circle',
      itemWidth: 8,
      itemHeight: 8,
      itemGap: 16,
      textStyle: { color: palette.quiet },
    },
    tooltip: {
      trigger: model.kind === 'PIE' ? 'item' : 'axis',
      valueFormatter: numbers(model).whole,
      backgroundColor: palette.raised,
      borderColor: palette.line,
      padding: [8, 12],
      textStyle: { color: palette.ink, fontSize: 12 },
      axisPointer: { type: model.kind === 'BAR' ? 'shadow' : 'line', shadowStyle: { opacity: 0.25 } },
      confine: true,
    },
  };
}

function axes(model: ChartModel, palette: Palette): EChartsCoreOption {
  return {
    grid: {
      left: 4,
      right: 8,
      top: 12,
      bottom: model.series.length > 1 ? 32 : 4,
      containLabel: true,
    },
    xAxis: {
      type: 'category',
      data: model.categories,
      boundaryGap: model.kind === 'BAR',
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.quiet, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      minInterval: model.format.scale === 0 ? 1 : 0,
      axisLabel: { color: palette.quiet, formatter: numbers(model).short },
      splitLine: { lineStyle: { color: palette.grid } },
    },
    series: model.series.map((series) => ({
      type: model.kind === 'BAR' ? 'bar' : 'line',
      name: series.title,
      data: series.values,
      barMaxWidth: 32,
      barCategoryGap: '36%',
      itemStyle: { borderRadius: model.kind === 'BAR' ? [3, 3, 0, 0] : 0 },
      symbolSize: 6,
      showSymbol: series.values.length <= 31,
      lineStyle: { width: 2 },
    })),
  };
}

function slices(model: ChartModel, palette: Palette): EChartsCoreOption {
  return {
    series: [
      {
        type: 'pie',
        radius: ['52%', '78%'],
        center: ['50%', '44%'],
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
  chart.setOption({
    ...common(model, palette, getComputedStyle(host).fontFamily),
    ...(model.kind === 'PIE' ? slices(model, palette) : axes(model, palette)),
  });
  chart.on('click', (event) => onPick(event.dataIndex ?? 0, event.seriesIndex ?? 0));
  return { resize: () => chart.resize(), dispose: () => chart.dispose() };
}
