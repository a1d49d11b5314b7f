package dev.formwork.workspace.apps;

import dev.formwork.identity.CurrentActor;
import dev.formwork.records.FormSummary;
import dev.formwork.records.RecordService;
import dev.formwork.workspace.list.ListNavigation;
import dev.formwork.workspace.shell.AppPlaces;
import dev.formwork.workspace.shell.NavigationPart.Entry;
import dev.formwork.workspace.text.Say;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The lists of records among the places of their apps, before all others. */
@Component
@Order(0)
final class FormsOfApps implements AppPlaces {

  private final RecordService records;
  private final CurrentActor current;

  FormsOfApps(RecordService records, CurrentActor current) {
    this.records = records;
    this.current = current;
  }

  @Override
  public String kind() {
    return "form";
  }

  @Override
  public List<Place> places() {
    return records.forms(current.get()).stream()
        .filter(FormSummary::canRead)
        .map(form -> new Place(form.key(), entry(form), true))
        .toList();
  }

  private static Entry entry(FormSummary form) {
    return new Entry(
        Say.t(form.title()), AppsNavigation.icon(form.icon()), ListNavigation.path(form.key()));
  }
}
