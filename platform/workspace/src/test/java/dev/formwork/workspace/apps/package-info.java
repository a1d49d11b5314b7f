@NullMarked
package dev.formwork.workspace.apps;

import org.jspecify.annotations.NullMarked;
