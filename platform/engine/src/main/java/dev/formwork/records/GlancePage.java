package dev.formwork.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some records at a glance.
 *
 * @param next cursor of the page behind; absent on the last one
 */
public record GlancePage(List<Glance> items, @Nullable String next) {

  public GlancePage {
    items = List.copyOf(items);
  }
}
