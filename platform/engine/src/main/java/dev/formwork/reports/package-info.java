/**
 * Reports and dashboards: what they are, what is wrong with them, and what they answer to one
 * actor. Main types: {@link dev.formwork.reports.ReportService}, {@link
 * dev.formwork.reports.Report}, {@link dev.formwork.reports.DashboardService}. It refuses to know
 * how figures are computed, which is {@code records}, and how they are drawn.
 */
@NullMarked
package dev.formwork.reports;

import org.jspecify.annotations.NullMarked;
