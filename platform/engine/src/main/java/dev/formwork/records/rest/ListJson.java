package dev.formwork.records.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a list.
 *
 * @param next cursor for {@code after}; null on the last page
 * @param count how many there are in all
 * @param countExact false where there are more than count says
 */
record ListJson<T>(List<T> items, @Nullable String next, long count, boolean countExact) {}
