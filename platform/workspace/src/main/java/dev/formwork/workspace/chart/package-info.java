/** Charts: a plain model here, drawn by ECharts in the browser with the colours of the theme. */
@NullMarked
package dev.formwork.workspace.chart;

import org.jspecify.annotations.NullMarked;
