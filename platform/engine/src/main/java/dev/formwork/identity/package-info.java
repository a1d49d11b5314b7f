/**
 * Who people are and where they stand: persons, posts, the department tree, sign-in. Main types:
 * {@link dev.formwork.identity.Organisation}, {@link dev.formwork.identity.Actor}. It refuses to
 * know what anybody may do; that is {@code access}.
 */
@NullMarked
package dev.formwork.identity;

import org.jspecify.annotations.NullMarked;
