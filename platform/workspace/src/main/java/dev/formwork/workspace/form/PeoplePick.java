package dev.formwork.workspace.form;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Choosing among the people of the organisation who are there, each with the department. */
public final class PeoplePick {

  private PeoplePick() {}

  /** One person. */
  public static ComboBox<Person> one(
      String label, Organisation organisation, Predicate<Person> offered) {
    var pick = new ComboBox<Person>(label);
    pick.setItems(people(organisation, offered));
    pick.setItemLabelGenerator(person -> label(organisation, person));
    pick.setManualValidation(true);
    pick.setWidthFull();
    return pick;
  }

  /** Several people, in the order in which they are chosen. */
  public static MultiSelectComboBox<Person> several(
      String label, Organisation organisation, Predicate<Person> offered) {
    var pick = new MultiSelectComboBox<Person>(label);
    pick.setItems(people(organisation, offered));
    pick.setItemLabelGenerator(person -> label(organisation, person));
    pick.setManualValidation(true);
    pick.setWidthFull();
    return pick;
  }

  private static List<Person> people(Organisation organisation, Predicate<Person> offered) {
    return organisation.persons().stream().filter(Person::active).filter(offered).toList();
  }

  private static String label(Organisation organisation, Person person) {
    return Stream.concat(
            Stream.of(Say.t(person.name())),
            person.posts().stream()
                .limit(1)
                .flatMap(post -> organisation.department(post.department()).stream())
                .map(department -> Say.t(department.title())))
        .collect(Collectors.joining(" · "));
  }
}
