package dev.formwork.access;

import dev.formwork.identity.Actor;
import dev.formwork.identity.Post;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        .filter(granted -> matches(reach(actor, granted), facts, context))
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
    Set<DefinitionKey> roles = actor.roles();
    return granted.getOrDefault(key, List.of()).stream()
        .filter(roles::contains)
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
      FieldAccess access =
          Stream.concat(
                  reading.stream().map(granted -> opens(form, granted, field, false)),
                  editing.stream().map(granted -> opens(form, granted, field, true)))
              .reduce(FieldAccess::or)
              .orElse(
                  holdsTask && !isNodeOnly(form, field) ? FieldAccess.READ : FieldAccess.HIDDEN);
      if (isGuest && !isNodeOnly(form, field)) {
        access = access.or(FieldAccess.READ); // a leave to read only adds, as every grant does
      }
      open.put(field, actor.isAdmin() ? FieldAccess.EDIT : access);
    }
    return limited(actor, form, open);
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
        .filter(granted -> matches(reach(actor, granted), facts, context))
        .map(FormGrant::grant)
        .toList();
  }

  private Stream<FormGrant> grants(Actor actor, Action action, QualifiedKey form) {
    Set<DefinitionKey> roles = actor.roles();
    return byForm.getOrDefault(form, List.of()).stream()
        .filter(granted -> roles.contains(granted.role()))
        .filter(granted -> granted.grant().actions().contains(action));
  }

  private static Reach reach(Actor actor, FormGrant granted) {
    List<DefinitionKey> posts =
        actor.person().posts().stream()
            .filter(post -> post.roles().contains(granted.role()))
            .map(Post::department)
            .toList();
    return reach(actor, granted.grant().scope(), posts);
  }

  private static Reach reach(Actor actor, Scope scope, List<DefinitionKey> posts) {
    return switch (scope) {
      case Scope.Named named ->
          switch (named) {
            case OWN -> new Reach.CreatedBy(actor.id());
            case PARTICIPANT -> new Reach.TakesPart(actor.id());
            case ALL -> new Reach.Everything();
            case DEPARTMENT -> new Reach.InDepartments(texts(posts.stream()));
            case DEPARTMENT_TREE ->
                new Reach.InDepartments(
                    texts(
                        posts.stream().flatMap(post -> actor.organisation().tree(post).stream())));
            case STORE ->
                new Reach.InStores(
                    texts(
                        posts.stream()
                            .flatMap(post -> actor.organisation().storeOf(post).stream())));
          };
      case Scope.Where(var condition) -> new Reach.Where(condition);
      case Scope.AnyOf(var scopes) ->
          Reach.any(scopes.stream().map(each -> reach(actor, each, posts)).toList());
    };
  }

  private static boolean matches(Reach reach, RecordFacts facts, EvaluationContext context) {
    return switch (reach) {
      case Reach.Nothing _ -> false;
      case Reach.Everything _ -> true;
      case Reach.CreatedBy(var person) -> facts.createdBy().equals(person);
      case Reach.InDepartments(var departments) ->
          facts.department() != null && departments.contains(facts.department());
      case Reach.InStores(var stores) -> facts.store() != null && stores.contains(facts.store());
      case Reach.TakesPart(var person) -> facts.participants().contains(person);
      case Reach.LetIn(var person) -> facts.admits(person, context.now());
      case Reach.Where(var condition) ->
          ConditionEvaluator.test(condition, context.withData(facts.values()));
      case Reach.Any(var parts) -> parts.stream().anyMatch(part -> matches(part, facts, context));
    };
  }

  private static Set<String> texts(Stream<DefinitionKey> keys) {
    return keys.map(DefinitionKey::value).collect(Collectors.toUnmodifiableSet());
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
