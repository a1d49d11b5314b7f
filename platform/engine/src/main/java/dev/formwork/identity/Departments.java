package dev.formwork.identity;

import dev.formwork.identity.internal.DepartmentDocument;
import dev.formwork.identity.internal.PeopleStore;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import org.springframework.stereotype.Service;

/** Changes the department tree, which {@link People} reads for all. */
@Service
@Permission("platform administrator")
public class Departments {

  private final PeopleStore store;
  private final People people;

  Departments(PeopleStore store, People people) {
    this.store = store;
    this.people = people;
  }

  /** Adds or replaces a department. */
  public Department save(Actor actor, Department department) {
    People.requireAdmin(actor);
    PersonChecks.check(department, people.renewed()).orThrow();
    store.save(DepartmentDocument.of(department));
    people.renewed();
    return department;
  }

  /** Refuses with {@code identity.department.used} while people or departments stand in it. */
  public void remove(Actor actor, DefinitionKey key) {
    People.requireAdmin(actor);
    Organisation organisation = people.renewed();
    boolean used =
        organisation.tree(key).size() > 1
            || organisation.persons().stream()
                .flatMap(person -> person.posts().stream())
                .anyMatch(post -> post.department().equals(key));
    if (used) {
      throw new Refusal.Conflict(
          Problem.error("identity.department.used", "").with("department", key.value()));
    }
    store.removeDepartment(key.value());
    people.renewed();
  }
}
