package dev.formwork.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Yaml;
import dev.formwork.designer.editor.Suggestions.Named;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamingAssigneesTest {

  private final AssigneeWords words =
      new AssigneeWords(
          () ->
              List.of(
                  new Named("reviewer", "Reviewer of this app"),
                  new Named("dealership/sales-supervisor", "Sales supervisor"),
                  new Named("other/reviewer", "Reviewer of another")),
          () -> List.of(new Named("salesConsultant", "Sales consultant")),
          () -> List.of(new Named("wang", "Wang Fang")));

  @Test
  void callsThemAsPeopleDo() {
    assertThat(of("[{role: sales-supervisor, in: store}, {field: salesConsultant}]"))
        .isEqualTo("Sales supervisor · Store, Sales consultant");
    assertThat(of("[{person: wang}, {initiator: true}]")).isEqualTo("Wang Fang, Whoever began");
  }

  @Test
  void takesTheRoleOfTheAppItselfBeforeThoseOfOthers() {
    assertThat(of("[{role: reviewer}]")).isEqualTo("Reviewer of this app");
  }

  @Test
  void leavesTheKeyWhereNothingIsCalledSo() {
    assertThat(of("[{role: auditor}, {field: gone}]")).isEqualTo("auditor, gone");
    assertThat(of("[]")).isEmpty();
  }

  private String of(String assignees) {
    return words.of(Yaml.read("assignees: " + assignees).tree().path("assignees"));
  }
}
