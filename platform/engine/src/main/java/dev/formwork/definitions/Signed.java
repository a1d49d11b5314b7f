package dev.formwork.definitions;

import org.jspecify.annotations.Nullable;

/**
 * Who makes a draft live, and why.
 *
 * @param by person id
 * @param agreedBy person id of who has agreed to it; absent where nobody had to
 */
record Signed(String by, String note, Insistence insistence, @Nullable String agreedBy) {}
