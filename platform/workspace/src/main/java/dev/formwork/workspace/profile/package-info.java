/** What a person sets for themselves: the password, who acts for them, keys of programs. */
@NullMarked
package dev.formwork.workspace.profile;

import org.jspecify.annotations.NullMarked;
