package dev.formwork.records;

import dev.formwork.definitions.Apps;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.Drafts;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.internal.Foretelling;
import dev.formwork.records.internal.Misreading;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What a release would do to the records that are there, told before it is published. */
@Service
public class ReleaseImpact {

  private final Drafts drafts;
  private final Apps apps;
  private final Foretelling foretelling;
  private final Misreading misreading;
  private final Clock clock;

  ReleaseImpact(
      Drafts drafts, Apps apps, Foretelling foretelling, Misreading misreading, Clock clock) {
    this.drafts = drafts;
    this.apps = apps;
    this.foretelling = foretelling;
    this.misreading = misreading;
    this.clock = clock;
  }

  /**
   * All that publishing the draft of an app would change for records; nothing for an app that was
   * never published. Of many records the newest are looked at, so that it takes seconds at most;
   * each finding says how many. Nothing is written.
   */
  @Permission("platform administrator")
  public List<Impact> ofDraft(Actor actor, DefinitionKey app) {
    CompiledRelease planned = drafts.planned(actor, app);
    return apps.findCurrent(app)
        .map(live ->
            Stream.concat(
                    foretelling.between(actor, live, planned, clock.instant()).stream(),
                    misreading.between(actor, live, planned).stream())
                .toList())
        .orElse(List.of());
  }

  /**
   * Whether a formula about records of a form can go on where one of the fields is of another type:
   * it doesn't fail, and comes to the same sort of result.
   *
   * @param form as it is now
   * @param other what the field would be
   */
  @Permission("platform administrator")
  public boolean takes(Actor actor, Form form, FieldKey field, Field other, String formula) {
    drafts.apps(actor); // refuses who may not build
    return misreading.takes(form, field, other, formula);
  }

  /** How many records of a form hold something in a field; 0 for a form that is not live yet. */
  @Permission("platform administrator")
  public long holding(Actor actor, QualifiedKey form, FieldKey field) {
    drafts.apps(actor); // refuses who may not build
    return foretelling.holding(form, field);
  }

  /** How many records of a form hold something in a column of a field with rows. */
  @Permission("platform administrator")
  public long holding(Actor actor, QualifiedKey form, FieldKey rows, FieldKey column) {
    drafts.apps(actor); // refuses who may not build
    return foretelling.holding(form, rows, column);
  }

  /**
   * How many records of a form hold a value in one of some fields.
   *
   * @param fields the keys that lead to each: two for a column of a field with rows
   */
  @Permission("platform administrator")
  public long holding(Actor actor, QualifiedKey form, List<List<FieldKey>> fields, String value) {
    drafts.apps(actor); // refuses who may not build
    return foretelling.holding(form, fields, value);
  }

  /** A record whose value doesn't fit. */
  public record Unfit(Impact.Example record, Object value) {}

  /**
   * What would come of the values in a field.
   *
   * @param records how many records hold something in it, drafts too
   * @param looked how many were looked at, the newest first
   * @param fitting how many of those have a value that comes over
   * @param unfit some of the others
   */
  public record Coming(long records, long looked, long fitting, List<Unfit> unfit) {
    public Coming {
      unfit = List.copyOf(unfit);
    }
  }

  /**
   * Tries a formula on what records hold in a field; nothing is written.
   *
   * @param fresh the field that the values would come into; its options stand in it
   */
  @Permission("platform administrator")
  public Coming coming(
      Actor actor, QualifiedKey form, FieldKey field, Field fresh, String formula) {
    drafts.apps(actor); // refuses who may not build
    return foretelling.coming(actor, form, field, fresh, formula, clock.instant());
  }

  /** What records hold in a field, most often first; of many records the newest are looked at. */
  @Permission("platform administrator")
  public List<Object> values(Actor actor, QualifiedKey form, FieldKey field) {
    drafts.apps(actor); // refuses who may not build
    return foretelling.values(form, field);
  }
}
