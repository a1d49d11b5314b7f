/** What flows, rules and colleagues told the person at the screen. */
@NullMarked
package dev.formwork.workspace.alerts;

import org.jspecify.annotations.NullMarked;
