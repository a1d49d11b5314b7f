package dev.formwork.workspace.apps;

import dev.formwork.identity.CurrentActor;
import dev.formwork.records.FormSummary;
import dev.formwork.records.RecordService;
import dev.formwork.workspace.record.RecordNavigation;
import dev.formwork.workspace.shell.NavigationPart;
import dev.formwork.workspace.shell.Startable;
import dev.formwork.workspace.text.Say;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The apps among the places to go, and their forms among what can be started. */
@Component
public final class AppsNavigation implements NavigationPart, Startable {

  public static final String PATH = "apps";

  private static final String ANY_FORM = "file-text";

  private final AppMenus menus;
  private final RecordService records;
  private final CurrentActor current;

  AppsNavigation(AppMenus menus, RecordService records, CurrentActor current) {
    this.menus = menus;
    this.records = records;
    this.current = current;
  }

  @Override
  public int rank() {
    return 10;
  }

  @Override
  public List<Group> groups() {
    return menus.groups();
  }

  @Override
  public List<Start> all() {
    return records.forms(current.get()).stream()
        .filter(FormSummary::canCreate)
        .map(form ->
            new Start(
                Say.t(form.title()),
                Say.t(form.appTitle()),
                icon(form.icon()),
                RecordNavigation.pathOfNew(form.key())))
        .toList();
  }

  static String icon(@Nullable String named) {
    return named == null ? ANY_FORM : named;
  }
}
