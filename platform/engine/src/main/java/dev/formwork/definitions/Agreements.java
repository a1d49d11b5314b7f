package dev.formwork.definitions;

import dev.formwork.definitions.internal.AgreementDocument;
import dev.formwork.definitions.internal.AgreementStore;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Progress;
import dev.formwork.kernel.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/**
 * Lets a second person agree before a draft goes live. What is agreed to is the draft as it was
 * when it was asked for: any change of it, and any other release, ends the asking.
 */
@Service
@Permission("platform administrator")
public class Agreements {

  private static final Logger log = LoggerFactory.getLogger(Agreements.class);
  private static final int MAX_TEXT = 2_000;
  private static final int MOST = 20;

  private final AgreementStore store;
  private final DraftPublishing publishing;
  private final SecondPerson secondPerson;
  private final ApplicationEventPublisher events;
  private final Means means;

  Agreements(
      AgreementStore store,
      DraftPublishing publishing,
      SecondPerson secondPerson,
      ApplicationEventPublisher events,
      Means means) {
    this.store = store;
    this.publishing = publishing;
    this.secondPerson = secondPerson;
    this.events = events;
    this.means = means;
  }

  /** When it is, and where ids come from. */
  @Component
  record Means(Clock clock, IdSource ids) {}

  /** Whether a draft of the app goes live only if a second person agrees. */
  public boolean isNeeded(Actor actor, DefinitionKey app) {
    Designers.require(actor);
    return secondPerson.isNeeded(app);
  }

  /** What is asked for now; empty where nothing is. */
  public Optional<Agreement> open(Actor actor, DefinitionKey app) {
    Designers.require(actor);
    return standing(app).map(Agreements::agreement);
  }

  /** What was asked for, the latest first. */
  public List<Agreement> of(Actor actor, DefinitionKey app) {
    Designers.require(actor);
    standing(app);
    return store.of(app.value(), MOST).stream().map(Agreements::agreement).toList();
  }

  /**
   * Asks for the agreement to the draft as it is now. Refuses what has errors, what fails in
   * scenarios unless that is overridden, and whoever comes second.
   */
  public Agreement ask(
      Actor actor, DefinitionKey app, String note, Insistence insistence, Progress progress) {
    Designers.require(actor);
    requireShort(note);
    DraftPublishing.Frozen draft = publishing.freeze(app);
    publishing.requireChange(draft);
    publishing.requireSound(draft, insistence, progress);
    progress.settle();
    standing(app);
    var asked =
        new AgreementDocument(
            means.ids().next(),
            app.value(),
            app.value(),
            actor.id(),
            means.clock().instant(),
            note,
            draft.fingerprint(),
            insistence instanceof Insistence.Despite(var reason) ? reason : null,
            Agreement.State.OPEN.name(),
            null,
            null,
            null,
            null);
    if (!store.add(asked)) {
      throw new Refusal.Conflict(
          Problem.error("definitions.agreement.asked-already", "").with("app", app.value()));
    }
    log.info("Agreement {} to app {} asked by {}", asked.id(), app, actor.id());
    return told(agreement(asked));
  }

  /**
   * Agrees, and makes the draft live. Refuses who has asked himself, and what is no longer asked
   * for; where publishing refuses, it stays asked for.
   *
   * @param id of what was looked at
   */
  public Release agree(Actor actor, DefinitionKey app, String id, Progress progress) {
    AgreementDocument asked = asked(actor, app, id);
    requireOther(actor, asked);
    DraftPublishing.Frozen draft = publishing.freeze(app);
    requireSame(asked, draft);
    close(asked, Agreement.State.AGREED, actor, null);
    try {
      Insistence insistence =
          asked.despite() == null ? Insistence.ON_ALL : new Insistence.Despite(asked.despite());
      Release release =
          publishing.publish(
              draft,
              Release.Origin.DRAFT,
              new Signed(asked.by(), asked.note(), insistence, actor.id()),
              progress);
      store.released(id, release.number());
      told(find(asked));
      return release;
    } catch (RuntimeException failed) {
      store.reopen(asked);
      throw failed;
    }
  }

  /** Does not agree, and says why. */
  public void sendBack(Actor actor, DefinitionKey app, String id, String reason) {
    AgreementDocument asked = asked(actor, app, id);
    requireOther(actor, asked);
    requireShort(reason);
    if (reason.isBlank()) {
      throw new Refusal.Invalid(Problem.error("definitions.agreement.reason", "reason"));
    }
    told(close(asked, Agreement.State.SENT_BACK, actor, reason.strip()));
  }

  /** Asks no longer; for who has asked, and any other who may publish. */
  public void withdraw(Actor actor, DefinitionKey app, String id) {
    close(asked(actor, app, id), Agreement.State.WITHDRAWN, actor, null);
  }

  private AgreementDocument asked(Actor actor, DefinitionKey app, String id) {
    Designers.require(actor);
    return standing(app).filter(each -> each.id().equals(id)).orElseThrow(() -> gone(app.value()));
  }

  private static Refusal.Conflict gone(String app) {
    return new Refusal.Conflict(Problem.error("definitions.agreement.gone", "").with("app", app));
  }

  private static void requireOther(Actor actor, AgreementDocument asked) {
    if (asked.by().equals(actor.id())) {
      throw new Refusal.Forbidden(Problem.error("definitions.agreement.own", ""));
    }
  }

  private static void requireSame(AgreementDocument asked, DraftPublishing.Frozen draft) {
    if (!asked.fingerprint().equals(draft.fingerprint())) {
      throw gone(asked.app());
    }
  }

  private static void requireShort(String text) {
    if (text.length() > MAX_TEXT) {
      throw new Refusal.TooMuch(
          Problem.error("definitions.publish.note-too-long", "note").with("limit", MAX_TEXT));
    }
  }

  /** What is asked for, if the draft is still what it was asked for; else it ends here. */
  private Optional<AgreementDocument> standing(DefinitionKey app) {
    Optional<AgreementDocument> open = store.open(app.value());
    if (open.isPresent()
        && !open.get().fingerprint().equals(publishing.freeze(app).fingerprint())) {
      store.close(
          open.get().id(), Agreement.State.OUTDATED.name(), null, means.clock().instant(), null);
      log.info("Agreement {} to app {} ended: the draft has changed", open.get().id(), app);
      return Optional.empty();
    }
    return open;
  }

  private Agreement close(
      AgreementDocument asked, Agreement.State state, Actor actor, @Nullable String reason) {
    if (!store.close(asked.id(), state.name(), actor.id(), means.clock().instant(), reason)) {
      throw gone(asked.app());
    }
    log.info("Agreement {} to app {} is {} by {}", asked.id(), asked.app(), state, actor.id());
    return find(asked);
  }

  private Agreement find(AgreementDocument asked) {
    return store.find(asked.id()).map(Agreements::agreement).orElseThrow(() -> gone(asked.app()));
  }

  private Agreement told(Agreement agreement) {
    events.publishEvent(new Agreement.Told(agreement));
    return agreement;
  }

  private static Agreement agreement(AgreementDocument stored) {
    return new Agreement(
        stored.id(),
        DefinitionKey.of(stored.app()),
        stored.by(),
        stored.at(),
        stored.note(),
        stored.despite(),
        Agreement.State.valueOf(stored.state()),
        stored.closedBy(),
        stored.closedAt(),
        stored.reason(),
        stored.release());
  }
}
