/** API keys: a person's own on the profile, everybody's for administrators. */
@NullMarked
package dev.formwork.workspace.keys;

import org.jspecify.annotations.NullMarked;
