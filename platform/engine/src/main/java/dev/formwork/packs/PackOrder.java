package dev.formwork.packs;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts packs in the order in which they can be installed: each after those it depends on. */
final class PackOrder {

  private final Map<DefinitionKey, Pack> packs = new LinkedHashMap<>();
  private final Set<DefinitionKey> open = new LinkedHashSet<>();
  private final Set<DefinitionKey> done = new LinkedHashSet<>();
  private final List<Pack> ordered = new ArrayList<>();

  private PackOrder() {}

  /** Refuses two packs of one app, and packs that depend on each other in a circle. */
  static List<Pack> of(Collection<Pack> packs) {
    var order = new PackOrder();
    for (Pack pack : packs) {
      if (order.packs.put(pack.app(), pack) != null) {
        throw problem("packs.app.twice", pack.app());
      }
    }
    packs.forEach(order::visit);
    return order.ordered;
  }

  private void visit(Pack pack) {
    if (done.contains(pack.app())) {
      return;
    }
    if (!open.add(pack.app())) {
      throw problem("packs.dependency.circle", pack.app());
    }
    for (DefinitionKey dependency : pack.manifest().dependencies().keySet()) {
      Pack needed = packs.get(dependency);
      if (needed != null) {
        visit(needed);
      }
    }
    open.remove(pack.app());
    done.add(pack.app());
    ordered.add(pack);
  }

  private static Refusal.Invalid problem(String code, DefinitionKey app) {
    return new Refusal.Invalid(Problem.error(code, "").with("app", app.value()));
  }
}
