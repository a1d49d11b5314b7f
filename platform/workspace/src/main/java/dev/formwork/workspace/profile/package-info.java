/** What a person sets for themselves: the password. */
@NullMarked
package dev.formwork.workspace.profile;

import org.jspecify.annotations.NullMarked;
