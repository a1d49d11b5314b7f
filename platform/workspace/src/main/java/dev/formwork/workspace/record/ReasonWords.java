package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.access.Role;
import dev.formwork.definitions.Catalog;
import dev.formwork.flows.Flow;
import dev.formwork.flows.Node;
import dev.formwork.flows.Reason;
import dev.formwork.forms.Form;
import dev.formwork.identity.Department;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.workspace.text.Say;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why somebody is asked, in words: with the titles of roles, departments, fields and tasks. */
public record ReasonWords(Organisation organisation, Catalog live, Form form, Flow flow) {

  public String of(List<Reason> reasons) {
    return reasons.stream()
        .map(reason -> reason.text(Say.language(), this::title))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  public String name(String person) {
    return organisation.person(person).map(each -> Say.t(each.name())).orElse(person);
  }

  public String names(List<String> persons) {
    return persons.stream().map(this::name).collect(Collectors.joining(t("value.separator")));
  }

  private LocalizedText title(String argument, String key) {
    Optional<LocalizedText> title =
        switch (argument) {
          case "person", "from", "by", "for" -> organisation.person(key).map(Person::name);
          case "persons" -> Optional.of(LocalizedText.of(names(Arrays.asList(key.split(", ")))));
          case "department" ->
              organisation.departments().stream()
                  .filter(each -> each.key().value().equals(key))
                  .map(Department::title)
                  .findFirst();
          case "role" ->
              live.all(Role.TYPE).stream()
                  .filter(each -> each.key().key().value().equals(key))
                  .map(each -> each.value().title())
                  .filter(each -> !each.isEmpty())
                  .findFirst();
          case "field" -> form.field(key).map(each -> each.title());
          case "node" ->
              flow.nodes().stream()
                  .filter(each -> each.key().value().equals(key))
                  .map(Node::title)
                  .findFirst();
          default -> Optional.empty();
        };
    return title.orElse(LocalizedText.EMPTY);
  }
}
