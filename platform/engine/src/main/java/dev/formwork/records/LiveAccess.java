package dev.formwork.records;

import dev.formwork.access.Access;
import dev.formwork.access.Role;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Catalog;
import java.util.List;
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
      current = new OfCatalog(live, new Access(roles));
      known = current;
    }
    return current.access();
  }
}
