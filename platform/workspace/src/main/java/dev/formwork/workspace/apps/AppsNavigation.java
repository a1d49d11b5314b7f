package dev.formwork.workspace.apps;

import dev.formwork.identity.CurrentActor;
import dev.formwork.records.FormSummary;
import dev.formwork.records.RecordService;
import dev.formwork.workspace.list.ListNavigation;
import dev.formwork.workspace.record.RecordNavigation;
import dev.formwork.workspace.shell.NavigationPart;
import dev.formwork.workspace.shell.Startable;
import dev.formwork.workspace.text.Say;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The forms of each app among the places to go, and among what can be started. */
@Component
public final class AppsNavigation implements NavigationPart, Startable {

  public static final String PATH = "apps";

  private static final String ANY_FORM = "file-text";

  private final RecordService records;
  private final CurrentActor current;

  AppsNavigation(RecordService records, CurrentActor current) {
    this.records = records;
    this.current = current;
  }

  @Override
  public int rank() {
    return 10;
  }

  @Override
  public List<Group> groups() {
    return byApp().entrySet().stream()
        .map(app ->
            new Group(
                app.getKey(),
                Say.t(app.getValue().getFirst().appTitle()),
                app.getValue().stream()
                    .filter(FormSummary::canRead)
                    .map(AppsNavigation::entry)
                    .toList()))
        .filter(group -> !group.entries().isEmpty())
        .toList();
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

  /** The forms that this person may open, by the key of their app. */
  Map<String, List<FormSummary>> byApp() {
    return records.forms(current.get()).stream()
        .collect(
            Collectors.groupingBy(
                form -> form.key().app().value(), LinkedHashMap::new, Collectors.toList()));
  }

  private static Entry entry(FormSummary form) {
    return new Entry(Say.t(form.title()), icon(form.icon()), ListNavigation.path(form.key()));
  }

  static String icon(@Nullable String named) {
    return named == null ? ANY_FORM : named;
  }
}
