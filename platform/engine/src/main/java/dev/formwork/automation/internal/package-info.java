/** How runs are kept, driven and carried out. */
@NullMarked
package dev.formwork.automation.internal;

import org.jspecify.annotations.NullMarked;
