/** What an app promises, whether it holds, and how it was played. */
@NullMarked
package dev.formwork.designer.scenarios;

import org.jspecify.annotations.NullMarked;
