package dev.formwork.packs;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.ReadDefinition;
import dev.formwork.identity.Department;
import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.identity.Post;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The departments and people that a pack brings along for demo mode. */
public record SamplePeople(List<SampleDepartment> departments, List<SamplePerson> people) {

  /** Where they stand in a pack. */
  public static final String FILE = "samples/people.yaml";

  /** What every one of them signs in with, in demo mode only. */
  public static final String PASSWORD = "demo";

  static final String SCHEMA = "people.schema.json";

  public SamplePeople {
    departments = List.copyOf(departments);
    people = List.copyOf(people);
  }

  static ReadDefinition<SamplePeople> read(String text) {
    return Definitions.read(SCHEMA, SamplePeople.class, text);
  }

  /** Adds those who aren't there yet. */
  void install(People to) {
    to.installSamples(
        departments.stream().map(SampleDepartment::toDepartment).toList(),
        people.stream()
            .map(each -> new People.NewPerson(each.toPerson(), PASSWORD, false))
            .toList());
  }

  /** What keeps a file from being read. */
  static List<LocatedProblem> problems(String text) {
    ReadDefinition<SamplePeople> read = read(text);
    return read.source().located(FILE, read.problems());
  }

  /**
   * One department.
   *
   * @param head the username of who leads it
   * @param calendar its opening hours
   */
  public record SampleDepartment(
      DefinitionKey key,
      LocalizedText title,
      @Nullable DefinitionKey parent,
      boolean store,
      @Nullable String head,
      @Nullable QualifiedKey calendar) {

    Department toDepartment() {
      return new Department(key, title, parent, store, head, calendar);
    }
  }

  /** One person; the language is English where none is given. */
  public record SamplePerson(
      String username,
      LocalizedText name,
      @Nullable String email,
      @Nullable String locale,
      boolean admin,
      List<SamplePost> posts) {

    Person toPerson() {
      return new Person(
          "",
          username,
          name,
          email == null ? "" : email,
          locale == null ? Locale.ENGLISH : Locale.forLanguageTag(locale),
          admin,
          true,
          posts.stream().map(post -> new Post(post.department(), post.roles())).toList());
    }
  }

  /** Roles held in a department. */
  public record SamplePost(DefinitionKey department, Set<DefinitionKey> roles) {}
}
