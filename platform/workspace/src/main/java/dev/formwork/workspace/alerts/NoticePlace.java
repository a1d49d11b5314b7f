package dev.formwork.workspace.alerts;

import dev.formwork.tasks.Notice;
import java.util.Optional;

/** Where notices lead that are about no record; whoever shows such a place implements it. */
public interface NoticePlace {

  /** The path; empty where the notice is about something else. */
  Optional<String> path(Notice notice);
}
