/** What can be worked with: the forms and dashboards of all apps that a person may open. */
@NullMarked
package dev.formwork.workspace.apps;

import org.jspecify.annotations.NullMarked;
