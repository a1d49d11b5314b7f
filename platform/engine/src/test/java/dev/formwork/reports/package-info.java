/** Tests of reports and dashboards. */
@org.jspecify.annotations.NullUnmarked
package dev.formwork.reports;
