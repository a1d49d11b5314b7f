/** Parameters of apps: what holds, what will hold, and who set it, for administrators. */
@NullMarked
package dev.formwork.workspace.parameters;

import org.jspecify.annotations.NullMarked;
