package dev.formwork.links;

import dev.formwork.access.Action;
import dev.formwork.files.Files;
import dev.formwork.files.StoredFile;
import dev.formwork.forms.Form;
import dev.formwork.forms.PublicPage;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Department;
import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.links.internal.LinkStore;
import dev.formwork.links.internal.Pace;
import dev.formwork.outbound.Secrets;
import dev.formwork.records.Command;
import dev.formwork.records.FormRecord;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Links through which somebody without an account hands in one form, and reaches nothing else. */
@Service
public class PublicLinks {

  private final LinkStore store;
  private final Pace pace;
  private final RecordService records;
  private final Platform platform;
  private final Files files;

  PublicLinks(LinkStore store, Pace pace, RecordService records, Platform platform, Files files) {
    this.store = store;
    this.pace = pace;
    this.records = records;
    this.platform = platform;
    this.files = files;
  }

  /** What links need of the platform around them. */
  @org.springframework.stereotype.Component
  record Platform(People people, Secrets secrets, IdSource ids, Clock clock) {}

  /** A new link with its token, which nobody can look up later. */
  public record Made(PublicLink link, String token) {}

  /**
   * Makes a link.
   *
   * @param preset what each record that comes of it holds besides, raw, by field
   */
  @Permission("create on the form; what is preset must be the actor's to fill in")
  public Made make(Actor actor, QualifiedKey form, Map<String, ?> preset) {
    PublicPage page = page(records.form(actor, form));
    refusePreset(page, records.preview(actor, form, null, preset), preset);
    Instant now = platform.clock().instant();
    var link =
        new PublicLink(
            platform.ids().next(),
            form,
            Map.copyOf(preset),
            actor.id(),
            now,
            owner(actor),
            page.days() == 0 ? null : now.plus(Duration.ofDays(page.days())),
            page.once(),
            0,
            false);
    String token = platform.secrets().next();
    store.add(link, token);
    return new Made(link, token);
  }

  private static void refusePreset(PublicPage page, RecordView view, Map<String, ?> preset) {
    Problems problems = Problems.NONE;
    for (String field : preset.keySet()) {
      boolean shown = page.fields().stream().anyMatch(key -> key.value().equals(field));
      if (shown || !view.access(field).canEdit()) {
        problems = problems.and(Problem.error("record.field.forbidden", field));
      } else if (view.data().get(field) == null) {
        problems = problems.and(Problem.error("link.preset.not-taken", field));
      }
    }
    var wrong =
        view.problems().stream()
            .filter(problem -> preset.containsKey(root(problem)))
            .filter(Problem::isError)
            .toList();
    problems.and(new Problems(wrong)).orThrow();
  }

  /** The newest links to a form. */
  @Permission("create on the form; an administrator sees all, others their own")
  public List<PublicLink> of(Actor actor, QualifiedKey form) {
    requireCreate(actor, form);
    return store.of(form).stream().filter(link -> isHis(actor, link)).toList();
  }

  /**
   * The newest links to a form that are about one record.
   *
   * @param by the relation that their answers will hold
   */
  @Permission("create on the form; an administrator sees all, others their own")
  public List<PublicLink> of(Actor actor, QualifiedKey form, FieldKey by, String record) {
    requireCreate(actor, form);
    return store.of(form, by, record).stream().filter(link -> isHis(actor, link)).toList();
  }

  /** Lets a link lead nowhere from now on. */
  @Permission("whoever made it, or an administrator")
  public void revoke(Actor actor, String id) {
    PublicLink link =
        store
            .find(id)
            .filter(each -> isHis(actor, each))
            .orElseThrow(() -> new Refusal.NotFound("link.not-found"));
    store.revoke(link.id());
  }

  /**
   * What somebody sees who opens a link.
   *
   * @param house whose page it is: the company, then the store where there is one
   */
  public record Shown(
      PublicLink link, Form form, PublicPage page, RecordView record, List<LocalizedText> house) {

    public Shown {
      house = List.copyOf(house);
    }
  }

  /**
   * What a link shows, filled as far as it was.
   *
   * @param typed what was filled in so far, raw; only fields of the page
   * @param address where it was asked from
   */
  @NoPermission(because = "the token is the permission, for the fields of one page")
  public Shown open(String token, Map<String, ?> typed, String address) {
    pace.opened(address);
    PublicLink link = live(token);
    Actor nobody = nobody();
    Form form = records.form(nobody, link.form());
    PublicPage page = page(form);
    refuseUnlisted(page, typed);
    return new Shown(
        link,
        form,
        page,
        records.preview(nobody, link.form(), null, with(page, link, typed)),
        house(link.owner()));
  }

  private List<LocalizedText> house(FormRecord.Owner owner) {
    var organisation = platform.people().organisation();
    String nearest = owner.store() == null ? owner.department() : owner.store();
    if (nearest == null) {
      return List.of();
    }
    List<DefinitionKey> up = organisation.pathUp(DefinitionKey.of(nearest));
    Stream<DefinitionKey> company = up.isEmpty() ? Stream.of() : Stream.of(up.getLast());
    Stream<DefinitionKey> store = owner.store() == null ? Stream.of() : up.stream().limit(1);
    return Stream.concat(company, store)
        .distinct()
        .flatMap(key -> organisation.department(key).stream())
        .map(Department::title)
        .toList();
  }

  /**
   * Takes what was filled in.
   *
   * @param actId the same for a repeated request
   * @return the id of the record, which is not for whoever has filled it in
   */
  @NoPermission(because = "the token is the permission, for the fields of one page")
  public String answer(String token, Map<String, ?> typed, String actId, String address) {
    PublicLink link = live(token);
    pace.answered(address, link.id());
    Actor nobody = nobody();
    PublicPage page = page(records.form(nobody, link.form()));
    refuseUnlisted(page, typed);
    String id = "link:" + link.id() + (link.once() ? "" : ":" + actId);
    var act = Command.Act.of(id, Command.Origin.PUBLIC);
    var command =
        new Command.Create(link.form(), with(page, link, typed), true, Map.of(), link.owner(), act);
    String record;
    try {
      record = records.handle(nobody, command).id();
    } catch (Refusal.Conflict again) {
      throw link.once() ? answered() : again;
    }
    store.answered(link.id());
    return record;
  }

  /** Keeps a file for an answer that is about to be handed in. */
  @NoPermission(because = "the token is the permission; only the answer can name the file")
  public StoredFile upload(String token, String name, InputStream content, String address) {
    live(token);
    pace.uploaded(address);
    return files.store(nobody().id(), name, content);
  }

  private PublicLink live(String token) {
    PublicLink link =
        store
            .byToken(token)
            .filter(each -> each.isOpen(platform.clock().instant()))
            .orElseThrow(() -> new Refusal.NotFound("link.not-found"));
    if (link.isAnswered()) {
      throw answered();
    }
    return link;
  }

  private static Refusal answered() {
    return new Refusal.Conflict(Problem.error("link.answered", ""));
  }

  /** A form that was taken from the public since leads nowhere. */
  private static PublicPage page(Form form) {
    @Nullable PublicPage page = form.publicPage();
    if (page == null) {
      throw new Refusal.NotFound("link.not-found");
    }
    return page;
  }

  private static void refuseUnlisted(PublicPage page, Map<String, ?> typed) {
    Set<String> listed = page.fields().stream().map(key -> key.value()).collect(Collectors.toSet());
    Problems problems = Problems.NONE;
    for (String field : typed.keySet()) {
      if (!listed.contains(field)) {
        problems = problems.and(Problem.error("record.field.unknown", field));
      }
    }
    problems.orThrow();
  }

  private static Map<String, Object> with(PublicPage page, PublicLink link, Map<String, ?> typed) {
    var all = new LinkedHashMap<String, Object>();
    page.preset().forEach((field, value) -> all.put(field.value(), value));
    typed.forEach((field, value) -> {
      if (value != null) {
        all.put(field, value);
      }
    });
    all.putAll(link.preset());
    return all;
  }

  /** Nobody is signed in: the platform writes what was handed in, field by field as listed. */
  private Actor nobody() {
    return new Actor(Person.platform(), platform.people().organisation());
  }

  private void requireCreate(Actor actor, QualifiedKey form) {
    if (!records.may(actor, Action.CREATE, form)) {
      throw new Refusal.NotFound("record.form.not-found");
    }
  }

  private static boolean isHis(Actor actor, PublicLink link) {
    return actor.isAdmin() || link.madeBy().equals(actor.id());
  }

  private static FormRecord.Owner owner(Actor actor) {
    return new FormRecord.Owner(
        actor.mainDepartment().map(DefinitionKey::value).orElse(null),
        actor.mainStore().map(DefinitionKey::value).orElse(null));
  }

  private static String root(Problem problem) {
    return FieldPath.fieldOf(problem.path());
  }
}
