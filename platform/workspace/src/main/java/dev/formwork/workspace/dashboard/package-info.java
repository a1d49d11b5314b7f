/** Dashboards: pages of tiles, each with the answer of a report. */
@NullMarked
package dev.formwork.workspace.dashboard;

import org.jspecify.annotations.NullMarked;
