package dev.formwork.records;

import dev.formwork.access.Access;
import dev.formwork.access.Role;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Catalog;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.kernel.QualifiedKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The access decision made of the roles of all live releases, remade when one of them changes. */
@Component
public class LiveAccess {

  private record OfCatalog(Catalog catalog, Access access) {}

  private final Apps apps;
  private volatile OfCatalog known = new OfCatalog(Catalog.EMPTY, new Access(List.of()));

  LiveAccess(Apps apps) {
    this.apps = apps;
  }

  /** As the roles are now. */
  public Access current() {
    Catalog live = apps.live();
    OfCatalog current = known;
    if (!current.catalog().equals(live)) {
      var roles =
          live.all(Role.TYPE).stream()
              .map(named -> new Access.RoleOfApp(named.key().app(), named.value()))
              .toList();
      current = new OfCatalog(live, new Access(roles, nodeOnly(live)));
      known = current;
    }
    return current.access();
  }

  private static Map<QualifiedKey, Set<String>> nodeOnly(Catalog live) {
    var nodeOnly = new HashMap<QualifiedKey, Set<String>>();
    for (var form : live.all(Form.TYPE)) {
      Set<String> fields =
          form.value()
              .fields()
              .filter(Field::nodeOnly)
              .map(field -> field.key().value())
              .collect(Collectors.toSet());
      if (!fields.isEmpty()) {
        nodeOnly.put(form.key(), fields);
      }
    }
    return nodeOnly;
  }
}
