package dev.formwork.workspace.search;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.forms.FieldType;
import dev.formwork.identity.CurrentActor;
import dev.formwork.records.FormSummary;
import dev.formwork.records.Glance;
import dev.formwork.records.RecordGlances;
import dev.formwork.records.RecordService;
import dev.formwork.workspace.form.ValueText;
import dev.formwork.workspace.record.RecordDesk;
import dev.formwork.workspace.record.RecordNavigation;
import dev.formwork.workspace.record.StateWords;
import dev.formwork.workspace.shell.Findable;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Records of all forms by their words. */
@Component
class RecordsFound implements Findable {

  private static final int MOST = 8;

  private final RecordGlances glances;
  private final RecordService records;
  private final RecordDesk desk;
  private final CurrentActor current;

  RecordsFound(
      RecordGlances glances, RecordService records, RecordDesk desk, CurrentActor current) {
    this.glances = glances;
    this.records = records;
    this.desk = desk;
    this.current = current;
  }

  @Override
  public String title() {
    return t("search.records");
  }

  @Override
  public List<Found> find(String words) {
    var forms = records.forms(current.get());
    return glances.search(current.get(), words, MOST).stream()
        .map(glance -> found(glance, forms))
        .toList();
  }

  private Found found(Glance glance, List<FormSummary> forms) {
    String icon =
        forms.stream()
            .filter(form -> form.key().equals(glance.form()))
            .map(FormSummary::icon)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("file-text");
    String about =
        Stream.concat(
                Stream.of(Say.t(glance.formTitle()), StateWords.word(glance.state())),
                values(glance).skip(glance.number() == null ? 1 : 0))
            .collect(Collectors.joining(" · "));
    String title =
        glance.number() != null ? glance.number() : values(glance).findFirst().orElse(Show.NOTHING);
    return new Found(title, about, icon, RecordNavigation.path(glance.form(), glance.id()));
  }

  private Stream<String> values(Glance glance) {
    var source = desk.form(glance.form(), null);
    return glance.summary().stream()
        .filter(shown -> !(shown.field().type() instanceof FieldType.Attachment))
        .map(shown -> ValueText.of(shown.field(), shown.value(), source));
  }
}
