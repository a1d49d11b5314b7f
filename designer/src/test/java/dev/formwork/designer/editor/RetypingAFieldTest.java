package dev.formwork.designer.editor;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.DraftStep;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Usage;
import dev.formwork.definitions.Yaml;
import dev.formwork.designer.DesignerTest;
import dev.formwork.editing.Conversion;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shapes;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Command;
import dev.formwork.records.Impact;
import dev.formwork.records.RecordService;
import dev.formwork.records.ReleaseImpact;
import dev.formwork.timers.Timers;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** A field gets another type, with what names it and what records hold in it. */
@DesignerTest
class RetypingAFieldTest {

  private static final AtomicInteger APPS = new AtomicInteger();
  private static final DefinitionName CAR = DefinitionName.of("form", "car");
  private static final DefinitionName CLERK = DefinitionName.of("role", "clerk");
  private static final DefinitionName CARRY = DefinitionName.of("rule", "carry-mileage-over");

  private static final String FORM =
      """
      key: car
      title: Car
      summary: [plate]
      list: {columns: [plate, mileage]}
      sections:
        - key: main
          title: Main
          fields:
            - {key: plate, type: text, title: Plate}
            - {key: mileage, type: text, title: {en: Mileage, zh: 里程}, required: true, maxLength: 20} # from the clock
            - {key: told, type: formula, title: Told, formula: "text(mileage)", result: text}
            - {key: note, type: text, title: Note, requiredWhen: {field: mileage, op: contains, value: km}}
      """;

  private static final DefinitionName TELL = DefinitionName.of("rule", "tell");

  private static final String ROLE =
      """
      key: clerk
      title: Clerk
      grants:
        - {form: car, actions: [read, create, edit], scope: all, fields: {mileage: read}}
      """;

  private final DefinitionKey app = DefinitionKey.of("retyping-" + APPS.incrementAndGet());
  @Autowired private Drafts drafts;
  @Autowired private DefinitionTypes types;
  @Autowired private ReleaseImpact impact;
  @Autowired private RecordService records;
  @Autowired private People people;
  @Autowired private Timers timers;
  @Autowired private IdSource ids;
  @Autowired private MongoDatabase database;
  private Refactoring refactoring;
  private Actor admin;

  @BeforeEach
  void draw() {
    admin = people.actor("admin").orElseThrow();
    refactoring = new Refactoring(drafts, types, impact, () -> admin);
    drafts.create(admin, Manifest.of(app.value(), LocalizedText.of("Retyping")));
    drafts.save(admin, app, CAR, FORM, 0);
    drafts.save(admin, app, CLERK, ROLE, 0);
    drafts.publish(admin, app, "first");
  }

  @Test
  void whatFitsComesOverAndTheRestStaysReadable() {
    String far = car("12,000");
    String odd = car("quite far");
    refactoring.apply(plan());

    assertThat(foretold())
        .filteredOn(Impact.Carried.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Impact.Carried.class,
            carried -> {
              assertThat(carried.carried()).isEqualTo(1);
              assertThat(carried.unfit()).isEqualTo(1);
              assertThat(carried.examples()).extracting(Impact.Example::id).containsExactly(odd);
            });
    drafts.publish(admin, app, "another type");
    carryOver();

    assertThat(data(far)).containsEntry("distance", 12_000L).containsEntry("mileage", "12,000");
    assertThat(data(odd)).doesNotContainKey("distance").containsEntry("mileage", "quite far");
  }

  @Test
  void saysBeforeWhatFitsAndWhatDoesNot() {
    car("12,000");
    String odd = car("quite far");
    Reshaping asked = retype("integer");

    ReleaseImpact.Coming coming =
        refactoring.coming(
            app,
            CAR,
            "mileage",
            asked.fresh().getFirst(),
            asked.values().getOrDefault("distance", ""));

    assertThat(coming.fitting()).isEqualTo(1);
    assertThat(coming.unfit())
        .singleElement()
        .satisfies(unfit -> {
          assertThat(unfit.value()).isEqualTo("quite far");
          assertThat(unfit.record().id()).isEqualTo(odd);
        });
    assertThat(refactoring.values(app, CAR, "mileage"))
        .containsExactlyInAnyOrder("12,000", "quite far");
  }

  @Test
  void whatUnderstandsTheNewTypeNamesItAndTheRestIsToldOf() {
    car("12");
    Refactoring.Reshape plan = plan();
    refactoring.apply(plan);

    assertThat(plan.isPossible()).isTrue();
    assertThat(text(CLERK)).contains("distance: read").contains("mileage: read");
    assertThat(text(CAR)).contains("columns: [plate, distance]");
    assertThat(field("distance").path("required").asBoolean()).isTrue();
    assertThat(field("distance").has("maxLength")).isFalse();
    assertThat(field("mileage").path("readOnly").asBoolean()).isTrue();
    assertThat(field("mileage").path("title").path("zh").asString("")).isEqualTo("里程（原）");
    assertThat(drafts.check(admin, app).hasErrors()).isFalse();
    // a text is asked whether it contains something, a number is not
    assertThat(field("note").path("requiredWhen").path("field").asString("")).isEqualTo("mileage");
    assertThat(plan.left())
        .extracting(usage -> usage.reference().pointer())
        .anyMatch(pointer -> pointer.contains("requiredWhen"));
  }

  @Test
  void conditionsOfOtherDefinitionsFollowWhereTheyHold() {
    drafts.save(
        admin,
        app,
        DefinitionName.of("rule", "tell"),
        """
        key: tell
        title: Tell
        form: car
        trigger: {kind: created}
        when: {field: mileage, op: notEmpty}
        actions: [{kind: set, fields: {note: seen}}]
        """,
        0);
    car("12");

    Refactoring.Reshape plan = plan();
    refactoring.apply(plan);

    assertThat(plan.following()).containsKey(DefinitionName.of("rule", "tell"));
    assertThat(text(DefinitionName.of("rule", "tell"))).contains("field: distance");
  }

  @Test
  void formulasOfOtherDefinitionsFollowWhereTheyComeToTheSame() {
    rule("text(mileage) + ' (mileage)'");

    Refactoring.Reshape plan = plan();
    refactoring.apply(plan);

    assertThat(text(TELL)).contains("text(distance) + ' (mileage)'");
    assertThat(plan.left()).extracting(Usage::by).doesNotContain(TELL);
    assertThat(drafts.check(admin, app).hasErrors()).isFalse();
  }

  @Test
  void formulasThatCannotTakeTheTypeAreToldOfAndStay() {
    for (String formula :
        List.of("mileage.trim()", "mileage + 1", "mileage === 'far' ? 'a' : 'b'")) {
      rule(formula);

      Refactoring.Reshape plan = plan();

      assertThat(plan.left())
          .as(formula)
          .filteredOn(usage -> usage.by().equals(TELL))
          .extracting(usage -> usage.reference().pointer())
          .containsExactly("/actions/0/fields/note/formula");
      assertThat(plan.following()).doesNotContainKey(TELL);
    }
  }

  @Test
  void publishingTellsWhichFormulasReadItAsItWas() {
    rule("mileage.trim()");
    drafts.publish(admin, app, "a rule");
    long revision = drafts.find(admin, app, CAR).orElseThrow().revision();

    drafts.save(
        admin,
        app,
        CAR,
        FORM.replace("{key: mileage, type: text,", "{key: mileage, type: integer,")
            .replace(", maxLength: 20}", "}")
            .replace("op: contains, value: km", "op: gt, value: 1"),
        revision);

    assertThat(foretold())
        .filteredOn(Impact.Misread.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Impact.Misread.class,
            misread -> assertThat(misread.places()).extracting(Usage::by).containsExactly(TELL));
  }

  private void rule(String formula) {
    long revision = drafts.find(admin, app, TELL).map(DraftDefinition::revision).orElse(0L);
    drafts.save(
        admin,
        app,
        TELL,
        """
        key: tell
        title: Tell
        form: car
        trigger: {kind: created}
        actions: [{kind: set, fields: {note: {formula: "%s"}}}]
        """
            .formatted(formula),
        revision);
  }

  @Test
  void isOneStepBackAndForth() {
    car("12");
    DraftStep step = refactoring.apply(plan());
    String changed = text(CAR);

    drafts.take(admin, app, step.reversed());
    assertThat(text(CAR)).isEqualTo(FORM);
    assertThat(text(CLERK)).isEqualTo(ROLE);
    assertThat(drafts.open(admin, app).find(CARRY)).isEmpty();

    drafts.take(admin, app, step);
    assertThat(text(CAR)).isEqualTo(changed);
    assertThat(drafts.open(admin, app).find(CARRY)).isPresent();
  }

  @Test
  void whatCanNeverBeOfTheOtherTypeBeginsEmptyAndNothingIsLost() {
    String far = car("12,000");
    Refactoring.Reshape plan = reshape(retype("attachment"));

    assertThat(plan.rule()).isEmpty();
    assertThat(plan.isRetiring()).isTrue();
    refactoring.apply(plan);
    drafts.publish(admin, app, "papers");

    assertThat(data(far)).containsEntry("mileage", "12,000").doesNotContainKey("distance");
  }

  // ---- acts ----

  private Refactoring.Reshape plan() {
    return reshape(retype("integer"));
  }

  private Refactoring.Reshape reshape(Reshaping asked) {
    Refactoring.Reshape plan = refactoring.reshape(app, CAR, List.of(place()), asked);
    assertThat(plan.wrong()).isEmpty();
    return plan;
  }

  private Reshaping retype(String type) {
    var shape = Shapes.at("form.schema.json", tree(), place()).orElseThrow();
    var made =
        (ObjectNode)
            Kinship.become((Shape.Variants) shape, type, place(), field("mileage")).value();
    ObjectNode title = JsonNodeFactory.instance.objectNode().put("en", "Mileage").put("zh", "里程");
    return FieldRetype.of(
        field("mileage"),
        MissingNode.getInstance(),
        made,
        new FieldSplit.Part("distance", title),
        MissingNode.getInstance(),
        new Conversion.Words(
            Locale.ENGLISH, "Yes", "No", ZoneId.of("Asia/Shanghai"), Instant.now()));
  }

  private static Place place() {
    return Place.of("/sections/0/fields/1");
  }

  private String car(String mileage) {
    var data = Map.of("plate", "A-1", "mileage", mileage, "note", "n");
    return records
        .handle(
            admin,
            new Command.Create(form(), data, true, Command.Act.of(ids.next(), Command.Origin.API)))
        .id();
  }

  private Map<String, Object> data(String id) {
    return records.get(admin, form(), id).data();
  }

  private QualifiedKey form() {
    return new QualifiedKey(app, CAR.key());
  }

  private List<Impact> foretold() {
    return impact.ofDraft(admin, app);
  }

  /** The moment comes at which the rule looks for records, and it is done with them. */
  private void carryOver() {
    var schedule = Filters.regex("_id", "^rule-schedule:" + app + "/");
    await(() -> database.getCollection("timers").countDocuments(schedule) == 1);
    Date past = Date.from(Instant.now().minusSeconds(1));
    database
        .getCollection("timers")
        .updateOne(schedule, Updates.combine(Updates.set("due", past), Updates.set("next", past)));
    var done = Filters.and(Filters.regex("rule", "^" + app + "/"), Filters.eq("state", "DONE"));
    await(() -> {
      timers.fireDue();
      return database.getCollection("runs").countDocuments(done) > 0;
    });
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + MINUTES.toNanos(2);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it takes too long").isLessThan(until);
      Thread.onSpinWait();
    }
  }

  // ---- what stands there ----

  private String text(DefinitionName name) {
    return drafts.open(admin, app).find(name).orElseThrow().text();
  }

  private JsonNode tree() {
    return Yaml.read(text(CAR)).tree();
  }

  private JsonNode field(String key) {
    return Suggestions.fieldNodes(tree()).stream()
        .filter(field -> field.path("key").asString("").equals(key))
        .findFirst()
        .orElseThrow();
  }
}
