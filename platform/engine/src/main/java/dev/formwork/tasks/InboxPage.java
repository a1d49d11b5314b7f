package dev.formwork.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some tasks.
 *
 * @param next cursor of the page behind; absent on the last one
 * @param count how many there are in all, up to 10,000
 * @param countExact false where there are more than that
 */
public record InboxPage(
    List<InboxEntry> items, @Nullable String next, long count, boolean countExact) {

  public InboxPage {
    items = List.copyOf(items);
  }
}
