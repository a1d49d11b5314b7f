package dev.formwork.workspace.inbox;

import dev.formwork.tasks.InboxCounts;
import dev.formwork.tasks.InboxQuery.Order;
import java.util.List;
import java.util.Locale;

/** What a person can look through. */
enum InboxTab {
  MINE,
  POOL,
  OVERDUE,
  SENT,
  DONE,
  COPIED,
  DRAFTS;

  /** As it stands in the address and in the keys of texts. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static InboxTab named(String word) {
    for (InboxTab tab : values()) {
      if (tab.word().equals(word)) {
        return tab;
      }
    }
    return MINE;
  }

  long count(InboxCounts counts) {
    return switch (this) {
      case MINE -> counts.mine();
      case POOL -> counts.pool();
      case OVERDUE -> counts.overdue();
      case COPIED -> counts.unread();
      case SENT -> counts.started();
      case DONE -> counts.done();
      case DRAFTS -> counts.drafts();
    };
  }

  /** Whether it holds tasks, which can be searched and ordered; else records of one's own. */
  boolean hasTasks() {
    return switch (this) {
      case MINE, POOL, OVERDUE, DONE, COPIED -> true;
      case SENT, DRAFTS -> false;
    };
  }

  /** What a list can be ordered by; the first is how it is ordered unless somebody says. */
  List<Order> orders() {
    return switch (this) {
      case MINE, POOL -> List.of(Order.NEWEST, Order.OLDEST, Order.DUE);
      case OVERDUE -> List.of(Order.DUE, Order.NEWEST, Order.OLDEST);
      case DONE, COPIED, SENT, DRAFTS -> List.of(Order.NEWEST, Order.OLDEST);
    };
  }

  /** Whether its tasks can be decided from the list, and narrowed to a form. */
  boolean isHeld() {
    return this == MINE || this == OVERDUE;
  }
}
