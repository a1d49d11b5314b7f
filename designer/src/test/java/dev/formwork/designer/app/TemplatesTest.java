package dev.formwork.designer.app;

import static dev.formwork.designer.Builders.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Manifest;
import dev.formwork.designer.DesignerTest;
import dev.formwork.designer.shell.Kinds;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DesignerTest
class TemplatesTest {

  private static final LocalizedText TITLE = LocalizedText.of("A \"new\" one: yes", "新建");

  /** A metric takes its number of a report that is one row. */
  private static final String FIGURES =
      """
      key: new-metric-figures
      title: Figures
      form: new-form
      measures: [{key: records, title: Records, kind: count}]
      """;

  @Autowired private Drafts drafts;
  @Autowired private DefinitionTypes types;

  @Test
  void ofAllKindsMakeAnAppThatCanBePublished() {
    DefinitionKey app = begin("of-templates");

    types.all().stream()
        .map(DefinitionType::kind)
        .filter(kind -> !kind.equals(Manifest.TYPE.kind()))
        .sorted(Comparator.comparingInt(Kinds::rank))
        .forEach(kind -> {
          if (kind.equals("metric")) {
            drafts.save(MIRA, app, DefinitionName.of("report", "new-metric-figures"), FIGURES, 0);
          }
          add(app, DefinitionName.of(kind, "new-" + kind));
        });

    assertThat(drafts.check(MIRA, app).list())
        .map(located -> located.problem().code())
        .containsOnly("flow.assignee.nobody-now"); // a warning: no role has holders here yet
    assertThat(drafts.publish(MIRA, app, "").number()).isEqualTo(1);
  }

  @Test
  void nameAFormThatIsMissingSoThatTheProblemSaysWhatToDo() {
    DefinitionKey app = begin("without-forms");

    String text =
        Templates.text(DefinitionName.of("flow", "review"), TITLE, drafts.open(MIRA, app));

    assertThat(text).contains("form: my-form");
  }

  private DefinitionKey begin(String key) {
    return drafts.create(MIRA, Manifest.of(key, LocalizedText.of(key))).app();
  }

  private void add(DefinitionKey app, DefinitionName name) {
    drafts.save(MIRA, app, name, Templates.text(name, TITLE, drafts.open(MIRA, app)), 0);
  }
}
