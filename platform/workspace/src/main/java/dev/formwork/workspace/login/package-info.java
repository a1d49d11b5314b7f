/** The sign-in page: two fields and a language; in demo mode a card per demo person. */
@NullMarked
package dev.formwork.workspace.login;

import org.jspecify.annotations.NullMarked;
