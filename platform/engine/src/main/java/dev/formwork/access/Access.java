package dev.formwork.access;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.EvaluationContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one access decision, for list, link, API, search, export, report and attachment alike. Made
 * from the roles of all current releases; default deny, grants only add.
 */
public final class Access {

  /** The grants of one role in one app. */
  public record RoleOfApp(DefinitionKey app, Role role) {}

  private record FormGrant(DefinitionKey role, Grant.OnForm grant) {}

  private final Map<QualifiedKey, List<FormGrant>> byForm = new LinkedHashMap<>();
  private final Map<QualifiedKey, List<DefinitionKey>> byReport = new LinkedHashMap<>();
  private final Map<QualifiedKey, List<DefinitionKey>> byDashboard = new LinkedHashMap<>();
  private final Map<QualifiedKey, List<DefinitionKey>> byMetric = new LinkedHashMap<>();
  private final Map<QualifiedKey, List<DefinitionKey>> byWholeMetric = new LinkedHashMap<>();

  private final Map<QualifiedKey, Set<String>> nodeOnly;
  private final TakenFields taken;
  private final Set<QualifiedKey> letting;

  /**
   * Made of grants.
   *
   * @param nodeOnly by form: the fields that only a task's node opens, and a grant that names them
   * @param taken the fields that show values of other forms
   * @param letting the forms into whose records somebody may be let for a time
   */
  public Access(
      Collection<RoleOfApp> roles,
      Map<QualifiedKey, Set<String>> nodeOnly,
      TakenFields taken,
      Set<QualifiedKey> letting) {
    this.nodeOnly = Map.copyOf(nodeOnly);
    this.taken = taken;
    this.letting = Set.copyOf(letting);
    for (RoleOfApp each : roles) {
      for (Grant grant : each.role().grants()) {
        add(each.app(), each.role().key(), grant);
      }
    }
  }

  public Access(Collection<RoleOfApp> roles, Map<QualifiedKey, Set<String>> nodeOnly) {
    this(roles, nodeOnly, TakenFields.NONE, Set.of());
  }

  public Access(Collection<RoleOfApp> roles) {
    this(roles, Map.of());
  }

  private void add(DefinitionKey app, DefinitionKey role, Grant grant) {
    switch (grant) {
      case Grant.OnForm form ->
          list(byForm, QualifiedKey.parse(form.form(), app)).add(new FormGrant(role, form));
      case Grant.OnReport report ->
          list(byReport, QualifiedKey.parse(report.report(), app)).add(role);
      case Grant.OnDashboard dashboard ->
          list(byDashboard, QualifiedKey.parse(dashboard.dashboard(), app)).add(role);
      case Grant.OnMetric(var metric, var everywhere) -> {
        QualifiedKey key = QualifiedKey.parse(metric, app);
        list(byMetric, key).add(role);
        if (everywhere) {
          list(byWholeMetric, key).add(role);
        }
      }
    }
  }

  private static <T> List<T> list(Map<QualifiedKey, List<T>> map, QualifiedKey key) {
    return map.computeIfAbsent(key, _ -> new ArrayList<>());
  }

  /** Whether the actor may do this to some record of the form at all. */
  public Decision decide(Actor actor, Action action, QualifiedKey form) {
    if (actor.isAdmin()) {
      return Decision.yes(Problem.error("access.admin", ""));
    }
    return grants(actor, action, form)
        .findFirst()
        .map(granted -> Decision.yes(granted(granted.role(), action)))
        .orElseGet(() -> Decision.no(missing(action, form)));
  }

  /** Whether the actor may do this to this record. An open task on it lets its holder read it. */
  public Decision decide(
      Actor actor, Action action, QualifiedKey form, RecordFacts facts, EvaluationContext context) {
    if (actor.isAdmin()) {
      return Decision.yes(Problem.error("access.admin", ""));
    }
    if (action == Action.READ && facts.holders().contains(actor.id())) {
      return Decision.yes(Problem.error("access.task.open", ""));
    }
    if (action == Action.READ && facts.admits(actor.id(), context.now())) {
      return Decision.yes(Problem.error("access.guest", ""));
    }
    var granting = grants(actor, action, form).toList();
    if (granting.isEmpty()) {
      return Decision.no(missing(action, form));
    }
    return granting.stream()
        .filter(granted -> reach(actor, granted).holds(facts, context))
        .findFirst()
        .map(granted -> Decision.yes(granted(granted.role(), action)))
        .orElseGet(() ->
            Decision.no(
                Problem.error("access.scope.outside", "")
                    .with("action", word(action))
                    .with("form", form.toString())));
  }

  public Decision decideReport(Actor actor, QualifiedKey report) {
    return decideNamed(actor, byReport, report, "access.report.not-granted");
  }

  public Decision decideDashboard(Actor actor, QualifiedKey dashboard) {
    return decideNamed(actor, byDashboard, dashboard, "access.dashboard.not-granted");
  }

  public Decision decideMetric(Actor actor, QualifiedKey metric) {
    return decideNamed(actor, byMetric, metric, "access.metric.not-granted");
  }

  /** Whether the actor may see a metric of all organisations. */
  public Decision decideWholeMetric(Actor actor, QualifiedKey metric) {
    return decideNamed(actor, byWholeMetric, metric, "access.metric.not-granted");
  }

  private static Decision decideNamed(
      Actor actor, Map<QualifiedKey, List<DefinitionKey>> granted, QualifiedKey key, String code) {
    if (actor.isAdmin()) {
      return Decision.yes(Problem.error("access.admin", ""));
    }
    return granted.getOrDefault(key, List.of()).stream()
        .filter(actor::has)
        .findFirst()
        .map(role -> Decision.yes(granted(role, Action.READ)))
        .orElseGet(() -> Decision.no(Problem.error(code, "").with("key", key.toString())));
  }

  /**
   * All records of the form to which the actor may do this. Whoever reads some of them reads those,
   * too, into which he was let for a time.
   */
  public Reach reach(Actor actor, Action action, QualifiedKey form) {
    if (actor.isAdmin()) {
      return new Reach.Everything();
    }
    var parts = new ArrayList<Reach>();
    grants(actor, action, form).forEach(granted -> parts.add(reach(actor, granted)));
    if (action == Action.READ && !parts.isEmpty() && letting.contains(form)) {
      parts.add(new Reach.LetIn(actor.id()));
    }
    return Reach.any(parts);
  }

  /**
   * How far each field of every record within the actor's reach is open: what a filter, an order or
   * a sum over them may use. A grant on all records decides alone; of grants on some records the
   * strictest does, so that no sum shows what some of its records would not.
   */
  public Map<String, FieldAccess> fields(
      Actor actor, QualifiedKey form, Collection<String> fields) {
    return limited(actor, form, everywhere(actor, form, fields));
  }

  /**
   * Whether a column of rows may be seen in every record within the actor's reach, as {@link
   * #fields(Actor, QualifiedKey, Collection)} tells it of a field.
   */
  public boolean canReadColumn(Actor actor, QualifiedKey form, FieldKey rows, FieldKey column) {
    var path = new FieldPath(rows, column);
    var granting = grants(actor, Action.READ, form).toList();
    boolean everywhere =
        granting.stream()
            .filter(granted -> opensColumn(form, granted.grant(), path))
            .anyMatch(granted -> reach(actor, granted) instanceof Reach.Everything);
    boolean wherever =
        !granting.isEmpty()
            && granting.stream().allMatch(granted -> opensColumn(form, granted.grant(), path));
    return actor.isAdmin()
        || ((everywhere || wherever)
            && limits(actor, form).getOrDefault(path, FieldAccess.EDIT).canRead());
  }

  private boolean opensColumn(QualifiedKey form, Grant.OnForm grant, FieldPath path) {
    return opens(form, grant, path.field().value(), false).canRead()
        && grant.limits(path).canRead();
  }

  private Map<String, FieldAccess> everywhere(
      Actor actor, QualifiedKey form, Collection<String> fields) {
    var granting = grants(actor, Action.READ, form).toList();
    var open = new LinkedHashMap<String, FieldAccess>();
    for (String field : fields) {
      FieldAccess everywhere =
          granting.stream()
              .filter(granted -> reach(actor, granted) instanceof Reach.Everything)
              .map(granted -> opens(form, granted.grant(), field, false))
              .reduce(FieldAccess.HIDDEN, FieldAccess::or);
      FieldAccess strictest =
          granting.stream()
              .map(granted -> opens(form, granted.grant(), field, false))
              .reduce(FieldAccess::and)
              .orElse(FieldAccess.HIDDEN);
      open.put(field, actor.isAdmin() ? FieldAccess.READ : everywhere.or(strictest));
    }
    return open;
  }

  /** How far each field of this record is open to the actor. */
  public Map<String, FieldAccess> fields(
      Actor actor,
      QualifiedKey form,
      Collection<String> fields,
      RecordFacts facts,
      EvaluationContext context) {
    var reading = matching(actor, Action.READ, form, facts, context);
    var editing = matching(actor, Action.EDIT, form, facts, context);
    boolean holdsTask = facts.holders().contains(actor.id());
    boolean isGuest = facts.admits(actor.id(), context.now());
    var open = new LinkedHashMap<String, FieldAccess>();
    for (String field : fields) {
      FieldAccess access = null;
      for (Grant.OnForm granted : reading) {
        access = or(access, opens(form, granted, field, false));
      }
      for (Grant.OnForm granted : editing) {
        access = or(access, opens(form, granted, field, true));
      }
      if (access == null) {
        access = holdsTask && !isNodeOnly(form, field) ? FieldAccess.READ : FieldAccess.HIDDEN;
      }
      if (isGuest && !isNodeOnly(form, field)) {
        access = access.or(FieldAccess.READ); // a leave to read only adds, as every grant does
      }
      open.put(field, actor.isAdmin() ? FieldAccess.EDIT : access);
    }
    return limited(actor, form, open);
  }

  private static FieldAccess or(@Nullable FieldAccess known, FieldAccess more) {
    return known == null ? more : known.or(more);
  }

  /** Never further than what is taken from elsewhere is open there. */
  private Map<String, FieldAccess> limited(
      Actor actor, QualifiedKey form, Map<String, FieldAccess> open) {
    limits(actor, form)
        .forEach((path, limit) ->
            open.computeIfPresent(path.toString(), (_, access) -> access.and(limit)));
    return open;
  }

  private Map<FieldPath, FieldAccess> limits(Actor actor, QualifiedKey form) {
    return actor.isAdmin()
        ? Map.of()
        : taken.limits(
            form, (other, field) -> access(everywhere(actor, other, Set.of(field)), field));
  }

  private static FieldAccess access(Map<String, FieldAccess> open, String field) {
    return open.getOrDefault(field, FieldAccess.HIDDEN);
  }

  /**
   * The columns of rows of this record that are open less far to the actor than their field. Where
   * several grants reach the record, the most generous counts.
   */
  public Map<FieldPath, FieldAccess> columns(
      Actor actor, QualifiedKey form, RecordFacts facts, EvaluationContext context) {
    var matching = new ArrayList<>(matching(actor, Action.READ, form, facts, context));
    matching.addAll(matching(actor, Action.EDIT, form, facts, context));
    return actor.isAdmin() ? Map.of() : columns(actor, form, matching);
  }

  /** The same of a new record. */
  public Map<FieldPath, FieldAccess> columnsOfNew(Actor actor, QualifiedKey form) {
    return actor.isAdmin()
        ? Map.of()
        : columns(actor, form, grants(actor, Action.CREATE, form).map(FormGrant::grant).toList());
  }

  private Map<FieldPath, FieldAccess> columns(
      Actor actor, QualifiedKey form, List<Grant.OnForm> granting) {
    Map<FieldPath, FieldAccess> columns = columns(granting);
    limits(actor, form)
        .forEach((path, limit) -> {
          if (path.isCell()) {
            columns.merge(path, limit, FieldAccess::and);
          }
        });
    return columns;
  }

  private static Map<FieldPath, FieldAccess> columns(List<Grant.OnForm> granting) {
    var columns = new LinkedHashMap<FieldPath, FieldAccess>();
    for (Grant.OnForm grant : granting) {
      grant.fields().keySet().stream()
          .filter(FieldPath::isCell)
          .forEach(path ->
              columns.put(
                  path,
                  granting.stream()
                      .map(each -> each.limits(path))
                      .reduce(FieldAccess.HIDDEN, FieldAccess::or)));
    }
    columns.values().removeIf(FieldAccess.EDIT::equals);
    return columns;
  }

  /** How far each field of a new record is open to the actor. */
  public Map<String, FieldAccess> fieldsOfNew(
      Actor actor, QualifiedKey form, Collection<String> fields) {
    var creating = grants(actor, Action.CREATE, form).toList();
    var open = new LinkedHashMap<String, FieldAccess>();
    for (String field : fields) {
      FieldAccess access =
          creating.stream()
              .map(granted -> opens(form, granted.grant(), field, true))
              .reduce(FieldAccess::or)
              .orElse(FieldAccess.HIDDEN);
      open.put(field, actor.isAdmin() ? FieldAccess.EDIT : access);
    }
    return limited(actor, form, open);
  }

  private boolean isNodeOnly(QualifiedKey form, String field) {
    return nodeOnly.getOrDefault(form, Set.of()).contains(field);
  }

  private FieldAccess opens(QualifiedKey form, Grant.OnForm grant, String field, boolean editable) {
    return isNodeOnly(form, field) && !grant.names(field)
        ? FieldAccess.HIDDEN
        : grant.opens(field, editable);
  }

  private List<Grant.OnForm> matching(
      Actor actor, Action action, QualifiedKey form, RecordFacts facts, EvaluationContext context) {
    return grants(actor, action, form)
        .filter(granted -> reach(actor, granted).holds(facts, context))
        .map(FormGrant::grant)
        .toList();
  }

  private Stream<FormGrant> grants(Actor actor, Action action, QualifiedKey form) {
    return byForm.getOrDefault(form, List.of()).stream()
        .filter(granted -> actor.has(granted.role()))
        .filter(granted -> granted.grant().actions().contains(action));
  }

  private static Reach reach(Actor actor, FormGrant granted) {
    return Scopes.reach(actor, granted.role(), granted.grant().scope());
  }

  private static Problem granted(DefinitionKey role, Action action) {
    return Problem.error("access.role.grants", "")
        .with("role", role.value())
        .with("action", word(action));
  }

  private static Problem missing(Action action, QualifiedKey form) {
    return Problem.error("access.grant.missing", "")
        .with("action", word(action))
        .with("form", form.toString());
  }

  private static String word(Action action) {
    return action.name().toLowerCase(java.util.Locale.ROOT);
  }
}
