/** What publishing would change, the act itself, and the releases an app has had. */
@NullMarked
package dev.formwork.designer.releases;

import org.jspecify.annotations.NullMarked;
