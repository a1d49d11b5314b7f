package dev.formwork.workspace.inbox;

import dev.formwork.tasks.InboxCounts;
import java.util.Locale;

/** What a person can look through. */
enum InboxTab {
  MINE,
  SENT,
  DONE,
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
      case SENT -> counts.started();
      case DONE -> counts.done();
      case DRAFTS -> counts.drafts();
    };
  }

  /** Whether it holds tasks, which can be searched and ordered; else records of one's own. */
  boolean hasTasks() {
    return this == MINE || this == DONE;
  }
}
